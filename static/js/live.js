// What htmx or the browser would lose of a page, and what they would not tell.

const part = (id) => document.getElementById(id);
const fieldsOf = (form) => [...(form?.elements ?? [])].filter((field) => field.name);
const isTicked = (field) => field.type === "checkbox" || field.type === "radio";

// What was answered is the default of each field. So a field that is ahead of its answer can be told, and put back; and
// WebKit, which resets a form with autocomplete="off" when its page comes back from memory, loses nothing.
function keep(field) {
  if (isTicked(field)) field.defaultChecked = field.checked;
  else if (field.options) for (const option of field.options) option.defaultSelected = option.selected;
  else if (field.type !== "hidden") field.defaultValue = field.value;
}

function answered(field) {
  if (isTicked(field)) return field.defaultChecked;
  if (!field.options) return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value;
}

const stateOf = (field) => (isTicked(field) ? field.checked : field.value);

function set(field, state) {
  if (isTicked(field)) field.checked = state;
  else field.value = state;
}

const isTyped = (field) => ["search", "text", "number"].includes(field.type);

addEventListener("pagehide", () => {
  for (const form of document.forms) fieldsOf(form).forEach(keep);
});

// What was open stays open, also where one goes back. The focus stays where it was, also on a box that would find nothing
// once more, and who goes by keyboard sees it there. A list stays so long that nothing moves on the screen, however
// little is found.
let open = [];
let focused;
function note(part) {
  open = [...part.querySelectorAll("details[id][open]")].map((panel) => panel.id);
  focused = document.activeElement.id;
}
document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
  const list = document.querySelector(".found");
  if (list) {
    const { top, height } = list.getBoundingClientRect();
    list.style.minHeight = `${Math.min(height, innerHeight - top)}px`;
  }
  note(target);
});
// Where one goes back, htmx puts the page in before it takes the old one out, and browsers scroll along with the old one.
let scrolled;
document.addEventListener("htmx:historyCacheMissLoad", () => {
  note(document);
  scrolled = scrollY;
});
document.addEventListener("htmx:historyRestore", () => scrollTo({ top: scrolled, behavior: "instant" }));
document.addEventListener("htmx:afterSwap", ({ detail: { requestConfig } }) => {
  for (const id of open) part(id)?.setAttribute("open", "");
  const same = focused && part(focused);
  if (same) {
    same.disabled = false;
    same.focus({ preventScroll: true });
    if (same.matches(":focus-visible")) same.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
  fieldsOf(requestConfig?.elt.closest("form")).forEach(keep);
});

// A part that holds the focus is renewed in place, as a box that is put there anew is spoken once more.
function renew(old, fresh) {
  if (old.nodeName !== fresh.nodeName || old.id !== fresh.id) return old.replaceWith(fresh);
  if (!fresh.attributes) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const state of ["checked", "selected"]) if (state in fresh) old[state] = fresh[state];
  const [there, wanted] = [[...old.childNodes], [...fresh.childNodes]];
  for (const [place, node] of wanted.entries()) {
    if (there[place]) renew(there[place], node);
    else old.append(node);
  }
  for (const node of there.slice(wanted.length)) node.remove();
}
document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
  if (!detail.target.contains(document.activeElement)) return;
  detail.shouldSwap = false;
  renew(detail.target, detail.fragment.firstElementChild);
  htmx.process(detail.target);
});

// The news is spoken: the line marked data-announce is copied into the page's status line. That line stays in place, as
// a screen reader speaks only of changes inside a status line that was there before. The title follows data-title.
function say(words) {
  part("status").textContent = words.replace(/\s+/g, " ").trim();
}
document.addEventListener("htmx:afterSettle", () => {
  document.querySelector(".failed")?.remove();
  const news = document.querySelector("[data-announce]");
  if (news) say(news.textContent);
  const titled = document.querySelector("[data-title]");
  if (titled) document.title = titled.dataset.title;
});

// What is typed at one go is one step of the history: its first answer adds the step, and the others replace it.
let typing;
document.addEventListener("htmx:beforeHistoryUpdate", ({ detail: { history, requestConfig } }) => {
  const cause = requestConfig.triggeringEvent;
  const box = cause?.type === "input" ? cause.target : undefined;
  if ((box && box === typing) || history.path === address()) history.type = "replace";
  typing = box;
});
for (const end of ["change", "popstate"]) {
  addEventListener(end, () => {
    typing = undefined;
  });
}

// A request that fails is told of, with a button to try again. Meanwhile no box stands ticked beside a list that it did
// not make: what one chose goes back, and what one typed stays. To try again does all that was not answered.
let lost = new Map(); // what was chosen in fields since the last answer
function putBack(form) {
  const changed = fieldsOf(form).filter((field) => stateOf(field) !== answered(field));
  for (const field of changed) lost.set(field, stateOf(field)); // all of them first: of a group one ticks the other off
  for (const field of changed) if (!isTyped(field)) set(field, answered(field));
}

function tellOfFailure(place, tryAgain) {
  const held = document.activeElement;
  const notice = part("failed").content.firstElementChild.cloneNode(true);
  const button = notice.querySelector("button");
  button.addEventListener("click", () => {
    notice.remove();
    held.focus();
    tryAgain();
  });
  document.querySelector(".failed")?.remove();
  (document.querySelector("dialog[open]") ?? place).prepend(notice);
  say(`${notice.querySelector("p").textContent} The button “${button.textContent}” stands at the top.`);
}

document.addEventListener("htmx:afterSwap", () => lost.clear());
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, ({ detail }) => {
    const { target, type } = detail.requestConfig.triggeringEvent;
    putBack(detail.requestConfig.elt.closest("form"));
    tellOfFailure(detail.target, () => {
      for (const [field, state] of lost) set(field, state);
      target.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    });
  });
}
// The page is that of its address. Where one goes back, no answer comes after that was on its way, and of two pages that
// are asked for the last one counts; until it is there, nothing else is asked for.
let awaited; // the request of a form
let restored; // the request for a page that one went back to
document.addEventListener("htmx:beforeRequest", (event) => restored && event.preventDefault());
document.addEventListener("htmx:beforeSend", ({ detail: { xhr } }) => {
  awaited = xhr;
});
document.addEventListener("htmx:historyCacheMiss", ({ detail: { xhr } }) => {
  const older = restored;
  restored = xhr;
  older?.abort();
  awaited?.abort();
  xhr.timeout = htmx.config.timeout;
  xhr.addEventListener("loadend", () => {
    if (xhr !== restored) return;
    restored = undefined;
    if (xhr.status === 200) return;
    for (const form of document.forms) putBack(form);
    tellOfFailure(part("main"), () => location.reload());
  });
});
// What is on its way when the browser goes offline does not come: it has taken too long, and is told of at once.
addEventListener("offline", () => {
  for (const xhr of [awaited, restored]) if (xhr) xhr.timeout = 1;
});
// A jump within a page is no step of htmx's; one that comes back to it from another page gets it from the server.
const address = () => location.pathname + location.search;
let shown = address();
for (const step of ["htmx:pushedIntoHistory", "htmx:replacedInHistory", "htmx:historyRestore"]) {
  document.addEventListener(step, () => {
    shown = address();
  });
}
addEventListener("popstate", ({ state }) => !state?.htmx && address() !== shown && location.reload());

// A link that htmx follows is still a link: it can be opened in another tab.
document.addEventListener(
  "click",
  (event) => (event.ctrlKey || event.metaKey || event.shiftKey) && event.target.closest("a[hx-get]") && event.stopPropagation(),
  true,
);

// The filters of a list are a sheet on a phone, and a column beside the list on a wide screen.
// Only the sheet is a dialog: a column that were one would be spoken as something that opened. A screen reader knows
// nothing of what stands outside an open sheet, so the status line stands in it meanwhile.
const isWide = matchMedia("(min-width: 62rem)");
let sheet;
function show(filters) {
  say("");
  sheet = document.createElement("dialog");
  sheet.className = "filter-sheet";
  sheet.setAttribute("aria-labelledby", "filters-title");
  filters.before(sheet);
  sheet.append(filters, part("status"));
  sheet.showModal();
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href='#filters'], [data-close]");
  const filters = part("filters");
  if (!link || !filters || isWide.matches) return;
  event.preventDefault();
  if (link.matches("[data-close]")) sheet?.close();
  else show(filters);
});
document.addEventListener("submit", () => sheet?.close());
function leave({ target }) {
  if (target !== sheet) return;
  part("main").after(part("status"));
  sheet.replaceWith(part("filters"));
  part("to-filters")?.focus(); // what led there may have been replaced
}
document.addEventListener("close", leave, true);
isWide.addEventListener("change", () => sheet?.close());
