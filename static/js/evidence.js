// A mark opens the entry that it leads to in a sheet of its own, beside the text. Without this script, or in a browser
// without popovers, the mark is a link to that entry in the list of sources.
const sheet = document.getElementById("sheet");
const blocks = (target) => {
  for (let block = target?.closest("details"); block; block = block.parentElement.closest("details")) block.open = true;
};
const target = () => location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));

let mark; // that the sheet is open for
let wasOpen; // whether the press that may become a click fell on the mark of the open sheet

function show(link) {
  const entry = document.querySelector(link.hash);
  sheet.querySelector("#sheet-title").textContent = link.getAttribute("aria-label");
  sheet.lastElementChild.replaceChildren(...[...entry.cloneNode(true).childNodes]);
  mark = link;
  mark.style.setProperty("anchor-name", "--mark");
  sheet.showPopover({ source: mark });
  sheet.querySelector("button").focus({ preventScroll: true });
}

if (sheet?.showPopover) {
  document.addEventListener("pointerdown", ({ target: pressed }) => {
    const link = pressed.closest?.(".ref, .ref-line");
    wasOpen = Boolean(link) && link === mark && sheet.matches(":popover-open");
    if (!sheet.contains(pressed) && !link) sheet.hidePopover(); // iOS before 18.3 closes it for no plain text
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".ref, .ref-line");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!wasOpen) show(link);
    wasOpen = false;
  });
  sheet.addEventListener("click", ({ target: clicked }) => {
    if (clicked.closest("a[href^='#']")) sheet.hidePopover();
  });
  sheet.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !sheet.contains(relatedTarget)) sheet.hidePopover();
  });
  sheet.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed" || !mark) return;
    mark.style.removeProperty("anchor-name");
    if (document.activeElement === document.body || sheet.contains(document.activeElement)) mark.focus({ preventScroll: true });
    mark = undefined;
  });
}

// A link to what stands in a closed block opens that: browsers before 2025 don't.
function reveal() {
  const found = target();
  if (!found?.closest("details:not([open])")) return;
  blocks(found);
  found.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();
