// Says what htmx has changed: copies the line marked data-announce into the page's status line. That line stays in
// place, as a screen reader speaks only of changes inside a status line that was there before.
document.addEventListener("htmx:afterSettle", () => {
  const news = document.querySelector("[data-announce]");
  if (news) document.getElementById("status").textContent = news.textContent;
});
