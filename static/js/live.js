// What htmx would lose when it swaps a part of the page.

// A panel that was open stays open, and the focus stays where it was, even inside such a panel.
let open = [];
let focused;
document.addEventListener("htmx:beforeSwap", (event) => {
  open = [...event.detail.target.querySelectorAll("details[id][open]")].map((panel) => panel.id);
  focused = document.activeElement.id;
});
document.addEventListener("htmx:afterSwap", () => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
});

// The news is spoken: the line marked data-announce is copied into the page's status line. That line stays in place, as
// a screen reader speaks only of changes inside a status line that was there before.
document.addEventListener("htmx:afterSettle", () => {
  const news = document.querySelector("[data-announce]");
  if (news) document.getElementById("status").textContent = news.textContent;
});
