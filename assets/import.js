// An import runs in the background: the page follows it until it is done, and
// what came of it then has the focus, so that it is read out.

const step = document.getElementById("step");
const bar = document.querySelector("progress");

async function follow() {
  const response = await fetch("/roles/import/state").catch(() => null);
  const now = response?.ok ? await response.json() : null;
  if (now && !now.running) return location.replace("/roles/import");
  if (now) {
    step.textContent = now.text;
    if (now.percent > 0) bar.value = now.percent;
    else bar.removeAttribute("value");
  }
  setTimeout(follow, 500);
}
if (bar) setTimeout(follow, 300);
document.getElementById("outcome")?.focus();
