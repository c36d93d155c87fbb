// Starting: the list of roles follows what is typed, and seniority and place
// are taken out of it ("a senior in Berlin").

const find = document.getElementById("find");
const query = document.getElementById("q");
const start = document.getElementById("start");
let timer, asked = 0;

async function search() {
  const turn = ++asked;
  const chosen = start.elements.role?.value;
  const response = await fetch("/new?" + new URLSearchParams({ q: query.value })).catch(() => null);
  if (!response?.ok || turn !== asked) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  document.getElementById("roles").replaceWith(page.getElementById("roles"));
  start.elements.typed.value = query.value;
  for (const name of ["seniority", "place"]) follow(start.elements[name], page.getElementById(name).value);
  const same = chosen && start.querySelector(`[name=role][value="${chosen}"]`);
  if (same && query.value === "") same.checked = true;
}

// A field follows the typed line until somebody sets it by hand.
function follow(control, value) {
  if (!control.dataset.own) control.value = value;
}
for (const name of ["seniority", "place"]) start.elements[name].addEventListener("input", (e) => { e.target.dataset.own = "1"; });

query.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 80); });
find.addEventListener("submit", async (e) => {
  e.preventDefault();
  clearTimeout(timer);
  await search();
  (start.querySelector("[name=role]:checked") ?? start.querySelector("[name=role]"))?.focus();
});
