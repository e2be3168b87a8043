// Suggestions while one types in a search box: the combobox pattern of WAI-ARIA, with links as its options. Without this
// the box is a plain form.
const COMPOSED = 229; // the code of a key that an input method takes; Safari has the last one out of the composition

function suggest(box) {
  const list = document.createElement("div");
  list.id = `${box.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  box.parentElement.classList.add("suggesting");
  box.after(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  let waiting;
  let asked = 0;

  const options = () => [...list.children];
  const say = (words) => (document.getElementById("status").textContent = words);
  const active = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");

  function stopAsking() {
    clearTimeout(waiting);
    asked += 1; // an answer that is still to come is an old one
  }

  function close() {
    stopAsking();
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    stopAsking(); // the list stays while one chooses from it
    for (const [number, option] of options().entries()) option.setAttribute("aria-selected", String(number === place));
    if (place < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", options()[place].id);
  }

  function show(found) {
    list.replaceChildren(
      ...found.map(({ title, heading, url }, number) => {
        const option = document.createElement("a");
        option.id = `${list.id}-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.href = url;
        option.tabIndex = -1;
        const kind = document.createElement("span");
        kind.className = "small";
        kind.textContent = heading;
        option.append(title, " ", kind);
        return option;
      }),
    );
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(Boolean(found.length)));
    box.removeAttribute("aria-activedescendant");
    say(found.length ? `${found.length} suggestion${found.length === 1 ? "" : "s"}` : "No suggestions");
  }

  async function ask() {
    const number = (asked += 1);
    if (!box.value.trim()) return close();
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(box.value)}`);
      const found = answer.ok ? await answer.json() : [];
      if (number === asked && document.activeElement === box) show(found);
    } catch {
      if (number === asked) close();
    }
  }

  box.addEventListener("input", ({ isComposing }) => {
    clearTimeout(waiting);
    if (!isComposing) waiting = setTimeout(ask, 150);
  });
  box.addEventListener("compositionend", () => (waiting = setTimeout(ask, 150)));
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === COMPOSED) return;
    if (list.hidden) {
      if (event.key === "ArrowDown") ask();
      return;
    }
    const last = options().length - 1;
    const place = active();
    if (event.key === "ArrowDown") choose(place === last ? -1 : place + 1);
    else if (event.key === "ArrowUp") choose(place === -1 ? last : place - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && place >= 0) options()[place].click();
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", close); // or else it is open when one comes back
}

function start() {
  document.querySelectorAll("input[data-suggest]:not([role])").forEach(suggest);
}
start();
document.addEventListener("htmx:historyRestore", start); // htmx has put another box there
