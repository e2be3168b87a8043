// What is typed into a form is kept in this tab until it is saved, so that a session which ended costs nothing: after
// signing in, the form offers to put it back, as it was then, hidden fields and all. Leaving a changed form warns, and
// while a save is awaited, no second one is sent.
const TYPED = `careerguide.typed:${location.pathname}`;
const PAUSE = 500; // milliseconds after the last key
const LONGEST_WAIT = 20_000; // milliseconds, after which one may try to save again

const form = document.querySelector(".change-form #content-main > form[method=post]");
const isPopup = document.body.classList.contains("popup");
const user = document.querySelector("#user-tools strong")?.textContent ?? "";
const isWrong = document.getElementById("mistakes") !== null;

let opened; // what the form held when it was opened, as text; empty where that was refused
let isSending = false;
let isOffering = false; // while there is something to put back, nothing is kept over it
let pause;

// What is kept: pairs of names and values, and the words of what was chosen

const isKept = (name) => name !== "csrfmiddlewaretoken" && !name.includes("__prefix__");
const byName = ([one], [other]) => (one < other ? -1 : Number(one > other)); // as parts may move on the page
const pairs = () => [...new FormData(form)].filter(([name]) => isKept(name)).sort(byName);

function words() {
  const found = {};
  for (const option of form.querySelectorAll("select.admin-autocomplete option:checked"))
    if (option.value) (found[option.parentElement.name] ??= {})[option.value] = option.text;
  return found;
}

function recall() {
  try {
    const found = JSON.parse(sessionStorage.getItem(TYPED));
    return Array.isArray(found?.pairs) && found.user === user ? found : null;
  } catch {
    return null;
  }
}

function keep(isSent) {
  if (isPopup || isOffering) return;
  const now = pairs();
  try {
    if (JSON.stringify(now) === opened && !isSent) sessionStorage.removeItem(TYPED);
    else sessionStorage.setItem(TYPED, JSON.stringify({ user, at: Date.now(), isSent, pairs: now, words: words() }));
  } catch {
    // without a storage nothing is kept
  }
}

function forget() {
  try {
    sessionStorage.removeItem(TYPED);
  } catch {
    // nothing was kept
  }
}

// A list or form that tells of success follows a save.
function forgetSaved() {
  if (!document.querySelector(".messagelist .success")) return;
  try {
    for (const [key, text] of Object.entries(sessionStorage))
      if (key.startsWith("careerguide.typed:") && JSON.parse(text).isSent) sessionStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}

// Putting it back

function addParts(name, count) {
  const total = form.elements[name];
  const add = document.querySelector(`#${name.replace(/^id_|-TOTAL_FORMS$/g, "")}-group .add-row a`);
  while (add && Number(total?.value) < count) {
    const before = total.value;
    add.click();
    if (total.value === before) return;
  }
}

function choose(field, values, labels) {
  if (field.classList.contains("admin-autocomplete"))
    for (const value of values)
      if (![...field.options].some((option) => option.value === value))
        field.add(new Option(labels[value] ?? value, value));
  for (const option of field.options) option.selected = values.includes(option.value);
  window.django.jQuery(field).trigger("change");
}

function fill(field, values, labels) {
  if (field.matches("select")) choose(field, values, labels);
  else if (field.matches("[type=checkbox], [type=radio]")) field.checked = values.includes(field.value);
  else if (values.length) field.value = values.shift();
}

function putBack(kept) {
  const values = {};
  for (const [name, value] of kept.pairs) (values[name] ??= []).push(value);
  for (const name of Object.keys(values)) if (name.endsWith("-TOTAL_FORMS")) addParts(name, Number(values[name][0]));
  for (const field of form.elements)
    if (field.name && isKept(field.name) && !field.matches("[type=submit], button"))
      fill(field, values[field.name] ?? [], kept.words?.[field.name] ?? {});
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function answer(box, isWanted, kept) {
  isOffering = false;
  box.remove();
  if (isWanted) putBack(kept);
  else forget();
}

function offer(kept) {
  isOffering = true;
  const time = new Date(kept.at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const box = document.createElement("div");
  box.className = "errornote kept";
  box.setAttribute("role", "status");
  box.textContent = `What you typed here at ${time} may not have been saved. `;
  for (const [label, isWanted] of [["Put it back", true], ["Forget it", false]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: label });
    button.addEventListener("click", () => answer(box, isWanted, kept));
    box.append(button, " ");
  }
  form.prepend(box);
}

// Sending and leaving

function rest(isResting) {
  isSending = isResting;
  for (const button of form.querySelectorAll("[type=submit]")) button.setAttribute("aria-disabled", String(isResting));
}

function send(event) {
  if (event.submitter?.formTarget === "_blank") return; // a preview, in a tab of its own
  if (isSending) {
    event.preventDefault();
    return;
  }
  clearTimeout(pause);
  keep(true);
  rest(true);
  setTimeout(rest, LONGEST_WAIT, false);
}

function typed() {
  clearTimeout(pause);
  pause = setTimeout(keep, PAUSE, false);
}

function leave(event) {
  if (!isSending && (JSON.stringify(pairs()) !== opened)) {
    keep(false);
    event.preventDefault();
  }
}

function start() {
  opened = isWrong ? "" : JSON.stringify(pairs());
  const kept = recall();
  if (isWrong) keep(false);
  else if (kept && JSON.stringify(kept.pairs) !== opened) offer(kept);
  else forget();
  window.django.jQuery(form).on("input change", typed);
  document.addEventListener("formset:added", typed);
  document.addEventListener("formset:removed", typed);
  form.addEventListener("submit", send);
  addEventListener("beforeunload", leave);
}

// A page that comes back from the browser's own memory was sent as it stands.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted || opened === undefined) return;
  if (isSending) opened = JSON.stringify(pairs());
  rest(false);
});
forgetSaved();
if (form) start();
