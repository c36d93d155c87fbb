// Many files are made in the background: the page follows until the ZIP is
// ready, and then fetches it without being asked again.

const bar = document.querySelector("progress");
const file = document.querySelector("[data-file]");

async function follow() {
  const response = await fetch(location.pathname + "/state").catch(() => null);
  const now = response?.ok ? await response.json() : null;
  if (response?.status === 404) return location.reload();
  if (now && !now.running) {
    location.replace(location.pathname + "#fetch");
    return location.reload();
  }
  if (now) {
    document.querySelector("[data-written]").textContent = now.written.toLocaleString("en");
    bar.value = now.written;
  }
  setTimeout(follow, 400);
}
if (bar) setTimeout(follow, 200);

document.getElementById("outcome")?.focus();
if (file && location.hash === "#fetch") {
  history.replaceState(null, "", location.pathname);
  file.click();
}
