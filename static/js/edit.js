// “Edit this” at the foot of an entry's page, in a browser in which an editor has signed in. The page itself is the same
// for everybody, and no cookie is sent for it.
const foot = document.querySelector(".entry-foot[data-entry]");

function isEditors() {
  try {
    return localStorage.getItem("careerguide.staff") === "1";
  } catch {
    return false;
  }
}

if (foot && isEditors()) {
  const link = document.createElement("a");
  link.href = `/admin/edit/${foot.dataset.entry}/`;
  link.textContent = "Edit this";
  foot.querySelector("p").append(" ", link);
}
