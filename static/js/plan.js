// What a plan has in a browser besides: a field that finds skills, and buttons that print and copy.

function filter(group) {
  if (group.querySelector("input[type=search]")) return;
  const field = document.createElement("input");
  field.type = "search";
  field.placeholder = "Find a skill";
  field.setAttribute("aria-label", "Find a skill");
  field.addEventListener("change", (event) => event.stopPropagation()); // it is no answer
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  field.addEventListener("input", () => show(group, field.value.trim().toLowerCase()));
  group.querySelector("legend").after(field);
}

function show(group, words) {
  for (const picks of group.querySelectorAll("details")) {
    const labels = [...picks.querySelectorAll("label")];
    for (const label of labels) label.hidden = !label.textContent.toLowerCase().includes(words);
    picks.hidden = labels.every((label) => label.hidden);
    picks.open = Boolean(words) && !picks.hidden;
  }
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copy it from the address bar";
  }
  document.getElementById("status").textContent = button.textContent;
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
