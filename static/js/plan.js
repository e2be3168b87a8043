// What a plan has in a browser besides: a field that finds skills, and buttons that print and copy.

function say(words) {
  document.getElementById("status").textContent = words;
}

function filter(group) {
  if (group.querySelector("input[type=search]")) return;
  const field = document.createElement("input");
  field.type = "search";
  field.placeholder = "Find a skill";
  field.setAttribute("aria-label", "Find a skill");
  field.addEventListener("change", (event) => event.stopPropagation()); // it is no answer
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  const told = document.createElement("p");
  told.className = "small";
  field.addEventListener("input", () => {
    const isFound = show(group, field.value.trim().toLowerCase());
    told.textContent = isFound ? "" : "No skill here matches. Try another word.";
    say(told.textContent);
  });
  group.querySelector("legend").after(field, told);
}

// By its title, by other names of it, and by its tools.
const matches = (label, words) => `${label.textContent} ${label.dataset.words}`.toLowerCase().includes(words);

function show(group, words) {
  const blocks = [...group.querySelectorAll("details")];
  for (const picks of blocks) {
    const labels = [...picks.querySelectorAll("label")];
    for (const label of labels) label.hidden = !matches(label, words);
    picks.hidden = labels.every((label) => label.hidden);
    picks.open = Boolean(words) && !picks.hidden;
  }
  return blocks.some((picks) => !picks.hidden);
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copy it from the address bar";
  }
  say(button.textContent);
}

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-print]")) print();
  const button = target.closest("[data-copy]");
  if (button) copy(button);
});

function start() {
  document.querySelectorAll("[data-filtered]").forEach(filter);
  for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
}

document.addEventListener("htmx:afterSwap", start);
document.addEventListener("htmx:historyRestore", start);
start();
