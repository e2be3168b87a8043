// Buttons that print a page or copy its address; without this script they are not there.
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
  for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
}

document.addEventListener("htmx:afterSwap", start);
document.addEventListener("htmx:historyRestore", start);
start();
