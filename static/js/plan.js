// What a plan has in a browser besides: a field that finds skills.

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

function start() {
  document.querySelectorAll("[data-filtered]").forEach(filter);
}

document.addEventListener("change", (event) => event.target.id === "find" && event.stopPropagation(), true); // no answer
document.addEventListener("htmx:afterSwap", start);
document.addEventListener("htmx:historyRestore", start);
start();
