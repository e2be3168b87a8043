// Buttons that move a part of an entry up or down. They fill in the positions, which can be typed as well.
const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");

const group = (part) => part.closest(".inline-group");
const partsOf = (set) => [...set.querySelectorAll(".inline-related:not(.empty-form)")];
const box = (part) => part.querySelector('input[name$="-position"]');
const place = (part) => Number(box(part)?.value) || 0;
const index = (part) => Number(part.id.split("-").pop());
const label = (part) => part.querySelector("h3")?.firstElementChild?.textContent.replace(":", "").trim() ?? "Part";

function sort(set, by) {
  const parts = partsOf(set);
  const sorted = [...parts].sort((one, other) => by(one) - by(other));
  if (sorted.some((part, number) => part !== parts[number])) parts[0]?.before(...sorted);
}

// The positions as they are, if no two are the same; else new ones from 0.
function positions(parts) {
  const values = parts.map(place);
  const risen = values.every((value, number) => !number || value > values[number - 1]);
  return risen ? values : parts.map((_, number) => number);
}

function write(part, value) {
  if (box(part).value === String(value)) return;
  box(part).value = value;
  box(part).dispatchEvent(new Event("input", { bubbles: true }));
}

function move(button) {
  const part = button.closest(".inline-related");
  const parts = partsOf(group(part));
  const from = parts.indexOf(part);
  const to = from + Number(button.dataset.step);
  if (!parts[to]) return;
  const values = positions(parts);
  if (to < from) parts[to].before(part);
  else parts[to].after(part);
  for (const [number, moved] of partsOf(group(part)).entries()) write(moved, values[number]);
  button.focus();
  status.textContent = `${label(part)}: ${to + 1} of ${parts.length}`;
}

function button(words, step) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "button move", textContent: words });
  made.dataset.step = step;
  return made;
}

// The template of a new part has the buttons too, and they are copied with it.
function start() {
  for (const part of document.querySelectorAll(".inline-related"))
    if (box(part)) part.querySelector("h3").append(" ", button("Move up", -1), " ", button("Move down", 1));
  for (const set of document.querySelectorAll(".inline-group")) if (set.querySelector('input[name$="-position"]')) sort(set, place);
  document.body.append(status);
}

// The admin numbers the parts anew, in their order on the page, when one is removed; so for that they stand as they came.
document.addEventListener(
  "click",
  ({ target }) => {
    const removes = target.closest(".inline-deletelink");
    if (!removes) return;
    const set = group(removes);
    sort(set, index);
    setTimeout(sort, 0, set, place);
  },
  true,
);
document.addEventListener("click", ({ target }) => {
  const pressed = target.closest("button.move");
  if (pressed) move(pressed);
});
window.django?.jQuery(start);
