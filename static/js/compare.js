// The roles that a visitor chooses to compare: the boxes on cards and profiles, and the tray that lists what is chosen.
// They are remembered in this browser's own storage alone; the address of a comparison is what travels.
// Without this script the boxes are a form, and a profile has a link.
const KEY = "careerguide.compare";
const LEAST = 2;
const MOST = 4;

let chosen = []; // [{ slug, title }] in the order in which they were chosen
let removed; // { role, place }: what “Undo” brings back, until the next action
let isKept = true; // whether the storage works; where it does not, a choice lasts as long as its page

const element = (id) => document.getElementById(id);
const place = (slug) => chosen.findIndex((role) => role.slug === slug);
const isSeen = (part) => part?.getClientRects().length > 0 && part.tabIndex >= 0;

// Anything may stand in the storage, so it is read as a stranger's words.
function sensible(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return [];
  }
  const roles = (Array.isArray(found) ? found : []).filter(
    (role) => /^[-\w]{1,80}$/.test(role?.slug) && typeof role.title === "string" && role.title.trim(),
  );
  const once = new Map(roles.map(({ slug, title }) => [slug, { slug, title: title.slice(0, 200) }]));
  return [...once.values()].slice(0, MOST);
}

function recall() {
  try {
    if (isKept) chosen = sensible(localStorage.getItem(KEY));
  } catch {
    isKept = false;
  }
}

function remember() {
  try {
    if (chosen.length) localStorage.setItem(KEY, JSON.stringify(chosen));
    else localStorage.removeItem(KEY);
  } catch {
    isKept = false;
  }
}

// A comparison that the visitor came to from within the site is the choice. One that was opened from elsewhere, as from
// a mail or a bookmark, replaces nothing until something is changed there.
function adopt() {
  const compared = element("compared");
  if (!compared || !document.referrer.startsWith(`${location.origin}/`)) return;
  chosen = [...compared.children].map((item) => ({ slug: item.dataset.slug, title: item.textContent }));
  remember();
}

// What the page shows of it

function why() {
  if (!chosen.length) return "Choose two to four roles to compare.";
  if (chosen.length < LEAST) return "Choose one more to compare.";
  return chosen.length < MOST ? "" : "Full: remove one to choose another.";
}

function paintBoxes() {
  for (const box of document.querySelectorAll(".pick input")) {
    box.checked = place(box.value) >= 0;
    box.disabled = !box.checked && chosen.length >= MOST;
  }
}

function paintTray(tray, number) {
  const held = tray.contains(document.activeElement) && document.activeElement;
  tray.hidden = !chosen.length && !removed;
  tray.querySelector(".tray-count").textContent = `${chosen.length} of ${MOST}`;
  tray.querySelector(".tray-undo").hidden = !removed;
  element("tray-why").textContent = [removed && `Removed ${removed.role.title}.`, why()].filter(Boolean).join(" ");
  const link = tray.querySelector(".tray-go");
  if (chosen.length < LEAST) {
    link.removeAttribute("href");
    link.setAttribute("aria-disabled", "true");
    link.setAttribute("aria-describedby", "tray-why");
  } else {
    link.href = `${tray.dataset.address}?${new URLSearchParams(chosen.map((role) => ["role", role.slug]))}`;
    link.removeAttribute("aria-disabled");
    link.removeAttribute("aria-describedby");
  }
  element("tray-roles").replaceChildren(
    ...chosen.map(({ slug, title }) => {
      const item = element("tray-role").content.cloneNode(true);
      item.querySelector("span").textContent = title;
      item.querySelector("button").value = slug;
      item.querySelector("button > span").textContent = `Remove ${title}`;
      return item;
    }),
  );
  if (held && !isSeen(held)) focusOn(place(held.value) < 0 ? number : place(held.value));
}

// `number` is the place in the tray of what was added or removed.
function paint(number = 0) {
  paintBoxes();
  const tray = element("tray");
  if (tray) paintTray(tray, number);
}

// The focus is never lost: from what has gone it moves to a role of the tray, or else to what the tray still has.
function focusOn(number) {
  const buttons = element("tray-roles").querySelectorAll("button");
  const tray = element("tray");
  const others = [".tray-undo", ".tray-toggle", ".tray-go"].map((selector) => tray.querySelector(selector));
  (([buttons[number], buttons[number - 1], ...others].find(isSeen)) ?? element("main")).focus();
}

// What a visitor does

function choose(roles, number, news, undone) {
  chosen = roles;
  removed = undone;
  remember();
  paint(number);
  element("status").textContent = `${news} ${chosen.length} of ${MOST} roles to compare. ${why()}`.trim();
}

function add(role, number = chosen.length, words = "Added") {
  choose([...chosen.slice(0, number), role, ...chosen.slice(number)], number, `${words} ${role.title}.`);
}

function remove(slug) {
  const number = place(slug);
  const role = chosen[number];
  choose(chosen.filter((other) => other !== role), number, `Removed ${role.title}.`, { role, place: number });
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches(".pick input")) return;
  recall();
  const isChosen = place(target.value) >= 0;
  const title = target.labels[0].querySelector(".visually-hidden").textContent.trim();
  if (target.checked && !isChosen && chosen.length < MOST) add({ slug: target.value, title });
  else if (!target.checked && isChosen) remove(target.value);
  else paint();
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest("#tray button");
  if (!button) return;
  if (button.matches(".tray-toggle")) {
    button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
    return;
  }
  recall();
  if (button.matches(".tray-undo")) {
    const { role, place: number } = removed;
    removed = undefined;
    if (place(role.slug) < 0 && chosen.length < MOST) add(role, number, "Brought back");
    else paint();
  } else if (place(button.value) >= 0) remove(button.value);
  else paint();
});

// What happens elsewhere: in another tab, on the way back to this page, and where htmx replaces a part of it

addEventListener("storage", ({ key }) => {
  if (key !== KEY && key !== null) return;
  recall();
  removed = undefined;
  paint();
});

function start() {
  document.querySelector(".profile-pick a")?.replaceWith(element("profile-pick").content);
  recall();
  adopt();
  paint();
}

addEventListener("pageshow", start); // also where the browser fills in again how the boxes were
document.addEventListener("htmx:afterSwap", () => paint());
document.addEventListener("htmx:historyRestore", start);
start();
