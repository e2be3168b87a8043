// Below each box for a text: how readers will see it, as the server renders it, and the way to how one writes it.
const PAUSE = 600; // milliseconds after the last key
const help = document.getElementById("writing");

async function show(text, panel) {
  const form = text.form;
  const body = new URLSearchParams({ text: text.value, home: text.dataset.markdown });
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  try {
    const answer = await fetch(help.dataset.rendering, { method: "POST", body, headers });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    panel.innerHTML = await answer.text();
  } catch {
    panel.textContent = "No answer. You may have been signed out; what you typed is still here.";
  }
}

function open(text, panel, button) {
  panel.hidden = !panel.hidden;
  button.setAttribute("aria-expanded", String(!panel.hidden));
  if (!panel.hidden) show(text, panel);
}

function made(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function tools(text) {
  const panel = made("div", { className: "rendering", hidden: true });
  const button = made("button", { type: "button", className: "button", textContent: "As readers see it" });
  const way = made("a", { href: "#writing", textContent: "How to write it" });
  button.setAttribute("aria-expanded", "false");
  panel.setAttribute("role", "region");
  panel.setAttribute("aria-label", "As readers see it");
  const line = made("div", { className: "help" });
  line.append(button, " ", way, panel);
  button.addEventListener("click", () => open(text, panel, button));
  let pause;
  text.addEventListener("input", () => {
    clearTimeout(pause);
    if (!panel.hidden) pause = setTimeout(show, PAUSE, text, panel);
  });
  text.closest(".form-row").append(line);
}

function start(within) {
  for (const text of within.querySelectorAll("textarea[data-markdown]")) if (!text.name.includes("__prefix__")) tools(text);
}

if (help) {
  document.addEventListener("formset:added", ({ target }) => start(target));
  window.django.jQuery(() => start(document));
}
