// An import runs in the background: the page follows it until it is done, and
// what came of it then has the focus, so that it is read out.

const job = document.querySelector("[data-job]")?.dataset.job;
const step = document.getElementById("step");
const bar = document.querySelector("progress");

async function follow() {
  const response = await fetch(`/import/jobs/${job}/state`).catch(() => null);
  const now = response?.ok ? await response.json() : null;
  if (now && !now.running || response?.status === 404) {
    sessionStorage.setItem("job", job);
    return location.reload();
  }
  if (now) {
    step.textContent = now.text;
    bar.value = now.done;
  }
  setTimeout(follow, 500);
}
if (job) setTimeout(follow, 300);
else if (sessionStorage.getItem("job")) {
  sessionStorage.removeItem("job");
  document.getElementById("outcome").focus();
}
