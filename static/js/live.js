// What htmx or the browser would lose of a page, and what they would not tell.

// A panel that is always in view on a wide screen counts as open there, and one that was open stays open, also where one
// goes back. The focus stays where it was: inside such a panel too, and on a box that would find nothing once more.
for (const panel of document.querySelectorAll(".narrowing details")) {
  if (matchMedia("(min-width: 56rem)").matches) panel.open = true;
}
let open = [];
let focused;
function note(part) {
  open = [...part.querySelectorAll("details[id][open]")].map((panel) => panel.id);
  focused = document.activeElement.id;
}
document.addEventListener("htmx:beforeSwap", ({ detail }) => note(detail.target));
// Where one goes back, htmx puts the page in before it takes the old one out, and browsers scroll along with the old one.
let height;
document.addEventListener("htmx:historyCacheMissLoad", () => {
  note(document);
  height = scrollY;
});
document.addEventListener("htmx:historyRestore", () => scrollTo({ top: height, behavior: "instant" }));
document.addEventListener("htmx:afterSwap", () => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  const same = focused && document.getElementById(focused);
  if (!same) return;
  same.disabled = false;
  same.focus({ preventScroll: true });
});

// What is typed at one go is one step of the history: its first answer adds the step, and the others replace it.
let typing;
document.addEventListener("htmx:beforeHistoryUpdate", ({ detail: { history, requestConfig } }) => {
  const cause = requestConfig.triggeringEvent;
  const box = cause?.type === "input" ? cause.target : undefined;
  if ((box && box === typing) || history.path === location.pathname + location.search) history.type = "replace";
  typing = box;
});
for (const end of ["change", "popstate"]) {
  addEventListener(end, () => {
    typing = undefined;
  });
}

// WebKit resets a form with autocomplete="off" when its page comes back from memory. So what stands in the fields becomes
// their default when one leaves.
addEventListener("pagehide", () => {
  for (const field of document.querySelectorAll("input")) {
    field.defaultChecked = field.checked;
    field.defaultValue = field.value;
  }
  for (const option of document.querySelectorAll("option")) option.defaultSelected = option.selected;
});

// The news is spoken: the line marked data-announce is copied into the page's status line. That line stays in place, as
// a screen reader speaks only of changes inside a status line that was there before. The title follows data-title.
function say(words) {
  document.getElementById("status").textContent = words;
}
document.addEventListener("htmx:afterSettle", () => {
  const news = document.querySelector("[data-announce]");
  if (news) say(news.textContent);
  const titled = document.querySelector("[data-title]");
  if (titled) document.title = titled.dataset.title;
});

// A request that fails is told of, with a button to try again. The notice goes with the part that the next answer replaces.
function tellOfFailure(part, tryAgain) {
  const held = document.activeElement;
  const notice = document.getElementById("failed").content.firstElementChild.cloneNode(true);
  notice.querySelector("button").addEventListener("click", () => {
    notice.remove();
    held.focus();
    tryAgain();
  });
  document.querySelector(".failed")?.remove();
  part.prepend(notice);
  say(notice.querySelector("p").textContent);
}
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, ({ detail }) => {
    const { target, type } = detail.requestConfig.triggeringEvent;
    tellOfFailure(detail.target, () => target.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })));
  });
}
document.addEventListener("htmx:historyCacheMiss", ({ detail: { xhr } }) => {
  xhr.addEventListener("loadend", () => {
    if (xhr.status !== 200) tellOfFailure(document.getElementById("main"), () => location.reload());
  });
});
