// A mark opens the entry that it leads to in a sheet of its own, beside the text. Without this script, or in a browser
// without popovers, the mark is a link to that entry in the list of sources.
const MARKS = ".ref, .ref-line";
const sheet = () => document.getElementById("sheet"); // asked for each time, as htmx may have put another in its place
const isOpen = () => Boolean(sheet()?.matches(":popover-open"));

let opener; // the mark that the sheet was opened for last
let pressed; // what a finger or button went down on last
let wasOpen; // whether the sheet was open then

function show(mark) {
  const entry = document.getElementById(mark.hash.slice(1)).cloneNode(true);
  for (const named of entry.querySelectorAll("[id]")) named.removeAttribute("id");
  opener?.removeAttribute("aria-expanded");
  opener = mark;
  opener.setAttribute("aria-expanded", "true"); // which also makes it the sheet's anchor
  sheet().firstElementChild.firstElementChild.textContent = mark.getAttribute("aria-label");
  sheet().lastElementChild.replaceChildren(...entry.childNodes);
  mark.focus({ preventScroll: true }); // Safari does not focus what is clicked; it is where the focus returns to
  sheet().showPopover({ source: mark });
  sheet().scrollTop = 0; // it keeps where the last entry was left
  sheet().querySelector("button").focus({ preventScroll: true });
}

function follow(event) {
  const link = event.target.closest("a[href]");
  if (!link || !sheet() || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.matches(MARKS)) {
    event.preventDefault();
    const closes = wasOpen && link === opener && event.detail; // a click by keyboard has no press before it
    if (isOpen()) sheet().hidePopover();
    if (!closes) show(link);
  } else if (sheet().contains(link) && link.hash && link.pathname === location.pathname) {
    sheet().hidePopover();
    opener = opener.removeAttribute("aria-expanded"); // undefined: the focus goes where the link leads
  }
}

function leave({ target }) {
  if (isOpen() && !sheet().contains(target)) sheet().hidePopover();
}

function closed({ target, newState }) {
  if (target !== sheet() || newState === "open" || isOpen()) return;
  opener?.removeAttribute("aria-expanded");
  if (document.activeElement.matches("body, main")) opener?.focus({ preventScroll: true });
}

if ("popover" in HTMLElement.prototype) {
  document.addEventListener("pointerdown", ({ target }) => ([pressed, wasOpen] = [target, isOpen()]));
  document.addEventListener("pointerup", () => leave({ target: pressed })); // as iOS closes none before 18.3
  document.addEventListener("click", follow);
  document.addEventListener("focusin", leave);
  document.addEventListener("toggle", closed, true); // it does not bubble
}
