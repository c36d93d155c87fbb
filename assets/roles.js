// The library follows what is typed, and the address with it, so that a
// reload and the way back show the same roles.

const query = document.querySelector(".filters [name=q]");
const count = document.getElementById("count");
let timer, asked = 0;

async function follow() {
  const turn = ++asked;
  const address = query.value.trim() ? "/roles?" + new URLSearchParams({ q: query.value }) : "/roles";
  const response = await fetch(address).catch(() => null);
  if (!response?.ok || turn !== asked) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const list = page.getElementById("list");
  count.textContent = query.value.trim() && list.querySelector(".empty, .shelf-title").textContent;
  document.getElementById("list").replaceWith(list);
  history.replaceState(null, "", address);
}

query.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(follow, 80); });
