// What htmx would lose when it swaps a part of the page.

// A panel that is always in view on a wide screen counts as open there, and one that was open stays open. The focus stays
// where it was: inside such a panel too, and on a box that would find nothing once more.
for (const panel of document.querySelectorAll(".narrowing details")) {
  if (matchMedia("(min-width: 56rem)").matches) panel.open = true;
}
let open = [];
let focused;
document.addEventListener("htmx:beforeSwap", (event) => {
  open = [...event.detail.target.querySelectorAll("details[id][open]")].map((panel) => panel.id);
  focused = document.activeElement.id;
});
document.addEventListener("htmx:afterSwap", () => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  const same = focused && document.getElementById(focused);
  if (!same) return;
  same.disabled = false;
  same.focus({ preventScroll: true });
});

// The news is spoken: the line marked data-announce is copied into the page's status line. That line stays in place, as
// a screen reader speaks only of changes inside a status line that was there before.
document.addEventListener("htmx:afterSettle", () => {
  const news = document.querySelector("[data-announce]");
  if (news) document.getElementById("status").textContent = news.textContent;
});
