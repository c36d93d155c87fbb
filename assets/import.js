// An import runs in the background: the page follows it until it is done.

const state = document.getElementById("import-state");
const bar = state.querySelector("progress");

async function follow() {
  const response = await fetch("/roles/import/state").catch(() => null);
  const now = response?.ok ? await response.json() : null;
  if (now && !now.running) return location.replace("/roles/import");
  if (now) {
    state.querySelector("p").textContent = now.text;
    bar.value = now.percent;
  }
  setTimeout(follow, 500);
}
if (bar) setTimeout(follow, 300);
