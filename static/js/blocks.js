// Closed blocks, where a browser does not open them by itself.

// A link to what stands in one opens it; browsers before 2025 don't. What of a long list stands on another page, the
// server knows.
function reveal() {
  const anchor = location.hash.slice(1);
  const target = document.getElementById(anchor);
  const list = anchor && !target && document.querySelector("[data-anchors]");
  if (list) location.replace(list.dataset.anchors + anchor);
  const closed = target?.closest("details:not([open])");
  for (let block = closed; block; block = block.parentElement.closest("details")) block.open = true;
  if (closed) target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();

// Questions that stand beside their answer are open.
if (matchMedia("(min-width: 64rem)").matches) {
  for (const block of document.querySelectorAll(".asked-beside > .asked")) block.open = true;
}

// The sources are printed; browsers of before autumn 2025 can't be told so by a style.
if (!CSS.supports("selector(::details-content)")) {
  const closed = () => document.querySelectorAll(".sources:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => (opened = [...closed()]).forEach((block) => (block.open = true)));
  addEventListener("afterprint", () => opened.forEach((block) => (block.open = false)));
}
