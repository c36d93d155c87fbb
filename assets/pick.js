// Choosing roles to compare: the list follows what is typed, and the chosen
// ones move to the top at once. Without this script the buttons do it.

const form = document.getElementById("pick");
const query = form.elements.q;
const family = new URLSearchParams(location.search).get("family");
let timer, asked = 0, within = family;

function address() {
  const fields = new URLSearchParams();
  for (const box of form.querySelectorAll("[name=with]:checked")) fields.append("with", box.value);
  fields.set("q", query.value);
  fields.set(within ? "family" : "find", within ?? "1");
  return "/roles/compare?" + fields;
}

async function follow() {
  const turn = ++asked;
  const response = await fetch(address()).catch(() => null);
  if (!response?.ok || turn !== asked) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const at = document.activeElement?.value, inForm = form.contains(document.activeElement) && document.activeElement !== query;
  for (const id of ["chosen", "found"]) document.getElementById(id).replaceWith(page.getElementById(id));
  if (inForm) (form.querySelector(`[name=with][value="${at}"]`) ?? query).focus({ preventScroll: true });
}

query.addEventListener("input", () => {
  within = null;
  clearTimeout(timer);
  timer = setTimeout(follow, 80);
});
form.addEventListener("change", (e) => { if (e.target.name === "with") follow(); });
