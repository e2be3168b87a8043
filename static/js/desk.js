// What all pages of the admin have: a mark in this browser by which the site's pages offer “Edit this”, the way to a
// field that an address names, and names for the boxes in which one types to find something.
const STAFF = "careerguide.staff";
const TYPED = "careerguide.typed:";
const BOXES = ".select2-search__field, .select2-selection, .select2-selection__rendered[role=textbox]";
const signOut = document.getElementById("logout-form");

function forgetTyped() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(TYPED)) sessionStorage.removeItem(key);
}

// A popup has no header, so it does not tell whether anybody is signed in. What was typed outlives a session that ended.
function mark() {
  if (signOut) localStorage.setItem(STAFF, "1");
  else if (!document.body.classList.contains("popup")) localStorage.removeItem(STAFF);
}

try {
  mark();
  signOut?.addEventListener("submit", forgetTyped);
} catch {
  // without a storage the site's pages offer nothing
}

// The part of a field that takes the focus: of one that is looked for while typing, what stands in its place.
function focusable(field) {
  if (!field.classList.contains("select2-hidden-accessible")) return field;
  const box = field.nextElementSibling;
  return box.querySelector(".select2-search__field") ?? box.querySelector(".select2-selection");
}

function leadTo(field) {
  field.querySelector(":scope > fieldset > details")?.setAttribute("open", "");
  for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  const target = focusable(field);
  if (!target.matches("a, button, input, select, textarea, [tabindex]")) target.tabIndex = -1;
  target.focus();
  target.scrollIntoView({ block: "center" });
}

function leadToNamed() {
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named) leadTo(named);
}

// select2 names its boxes by what is chosen, or not at all.
function nameBoxes(within) {
  for (const field of within.querySelectorAll("select.select2-hidden-accessible")) {
    const label = field.labels?.[0]?.textContent.replace(/:\s*$/, "").trim();
    const boxes = field.nextElementSibling?.querySelectorAll(BOXES) ?? [];
    for (const box of label ? boxes : []) {
      box.removeAttribute("aria-labelledby");
      box.setAttribute("aria-label", [label, field.multiple ? "" : field.selectedOptions[0]?.text].filter(Boolean).join(": "));
    }
  }
}

function nameOpened({ target }) {
  const label = target.labels?.[0]?.textContent ?? "";
  document.querySelector(".select2-dropdown .select2-search__field")?.setAttribute("aria-label", `Find: ${label}`);
  const list = document.querySelector(".select2-results__options");
  list?.setAttribute("aria-label", label);
  const box = target.nextElementSibling?.querySelector("[role=combobox]");
  if (list && box) box.setAttribute("aria-controls", list.id);
}

// How much needs somebody's work is found out while the first page is read already.
async function count(way) {
  const answer = await fetch(`${way.href}?number`).catch(() => null);
  if (answer?.ok && !answer.redirected) way.nextElementSibling.textContent = await answer.text();
}

function start() {
  const health = document.getElementById("health");
  if (health) count(health);
  nameBoxes(document);
  const wrong = document.getElementById("mistakes");
  if (wrong) wrong.focus();
  else leadToNamed();
}

// A part that somebody adds has the cursor in its first field; one that is put back leaves it alone.
let isAsked = false;
function enter(part) {
  leadTo([...part.querySelectorAll("input, select, textarea")].find((field) => field.type !== "hidden"));
}
document.addEventListener("click", ({ target, isTrusted }) => (isAsked = isTrusted && target.closest(".add-row")), true);

document.addEventListener("click", ({ target }) => {
  const link = target.closest('a[href^="#"]:not([href="#"])');
  const named = link && document.getElementById(link.hash.slice(1));
  if (named) setTimeout(leadTo, 0, named);
});
addEventListener("hashchange", leadToNamed);
const jQuery = window.django?.jQuery;
if (jQuery) {
  jQuery(() => setTimeout(start));
  jQuery(document).on("select2:open", nameOpened);
  jQuery(document).on("change", "select", () => nameBoxes(document));
  document.addEventListener("formset:added", ({ target }) => {
    setTimeout(nameBoxes, 0, target);
    if (isAsked) setTimeout(enter, 0, target);
  });
} else start();
