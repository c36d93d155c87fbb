// The list of job descriptions: a menu acts at once, and closes when the
// person goes on.

for (const control of document.querySelectorAll("[data-submit]")) control.addEventListener("change", () => (control.form ?? control).requestSubmit());
for (const button of document.querySelectorAll("[data-unscripted]")) button.hidden = true;
for (const select of document.querySelectorAll("[data-filters] select")) select.addEventListener("change", () => select.form.requestSubmit());

// Choosing: one button that says what it does, for those that are ticked or,
// while none is, for all.
const bulk = document.querySelector("[data-bulk]");
if (bulk) {
  const picks = [...document.querySelectorAll('[name="id"][form="bulk"]')];
  const all = bulk.querySelector("[data-all]");
  const selected = bulk.querySelector("[data-selected]");
  const show = () => {
    const n = picks.filter((p) => p.checked).length;
    all.checked = n === picks.length;
    all.indeterminate = n > 0 && n < picks.length;
    bulk.querySelector("[data-count]").textContent = n ? `${n} chosen` : "Choose all on this page";
    selected.textContent = `Download ${n}`;
    selected.hidden = n === 0;
    bulk.querySelector("[data-whole]").hidden = n > 0;
  };
  let last = null; // a range is chosen with the shift key
  for (const pick of picks) pick.addEventListener("click", (e) => {
    if (e.shiftKey && last) {
      const [from, to] = [picks.indexOf(last), picks.indexOf(pick)].sort((a, b) => a - b);
      for (const p of picks.slice(from, to + 1)) p.checked = pick.checked;
    }
    last = pick;
    show();
  });
  all.addEventListener("change", () => { for (const p of picks) p.checked = all.checked; show(); });
  bulk.querySelector("[data-scripted]").hidden = false;
  addEventListener("pageshow", show);
  show();
}

document.addEventListener("click", (e) => {
  for (const open of document.querySelectorAll(".pop[open]")) if (!open.contains(e.target)) open.open = false;
});
addEventListener("keydown", (e) => {
  const open = e.key === "Escape" && document.querySelector(".pop[open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});
