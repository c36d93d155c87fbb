// The list of job descriptions: a menu acts at once, and closes when the
// person goes on.

for (const control of document.querySelectorAll("[data-submit]")) control.addEventListener("change", () => (control.form ?? control).requestSubmit());
for (const button of document.querySelectorAll("[data-unscripted]")) button.hidden = true;
for (const select of document.querySelectorAll("[data-filters] select")) select.addEventListener("change", () => select.form.requestSubmit());

document.addEventListener("click", (e) => {
  for (const open of document.querySelectorAll(".pop[open]")) if (!open.contains(e.target)) open.open = false;
});
addEventListener("keydown", (e) => {
  const open = e.key === "Escape" && document.querySelector(".pop[open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});
