// Files and folders can be dropped anywhere on the page. They become what the
// file control has chosen, so the form is sent as it is without a script.

const most = 5000;
const input = document.getElementById("file");
const folder = document.getElementById("folder");
const zone = document.getElementById("drop");
const chosen = document.getElementById("chosen");

if ("webkitdirectory" in folder) document.getElementById("folder-field").hidden = false;
chosen.hidden = false;
tell();

for (const control of [input, folder]) control.addEventListener("change", tell);

function tell() {
  const files = [...input.files, ...folder.files];
  const size = files.reduce((sum, f) => sum + f.size, 0) / 1e6;
  chosen.textContent = files.length === 0 ? chosen.dataset.hint
    : files.length === 1 ? files[0].name
    : `${files.length} files, ${size < 1 ? "less than 1" : Math.round(size)} MB`;
}

let inside = 0;
const bringsFiles = (e) => [...e.dataTransfer.types].includes("Files");
const over = (on) => zone.classList.toggle("over", on);
addEventListener("dragenter", (e) => { if (bringsFiles(e)) { inside++; over(true); } });
addEventListener("dragleave", (e) => { if (bringsFiles(e) && --inside <= 0) { inside = 0; over(false); } });
addEventListener("dragover", (e) => { if (bringsFiles(e)) e.preventDefault(); });
addEventListener("drop", async (e) => {
  if (!bringsFiles(e)) return;
  e.preventDefault();
  inside = 0;
  over(false);
  // What was dropped can be asked for only before the first wait.
  const entries = [...e.dataTransfer.items].map((i) => i.webkitGetAsEntry?.()).filter(Boolean);
  const plain = [...e.dataTransfer.files];
  const files = entries.some((entry) => entry.isDirectory) ? await gather(entries) : plain;
  const list = new DataTransfer();
  for (const f of files) list.items.add(f);
  input.files = list.files;
  folder.value = "";
  tell();
});

async function gather(entries) {
  const files = [];
  const queue = [...entries];
  while (queue.length > 0 && files.length < most) {
    const entry = queue.shift();
    if (entry.isFile) files.push(await new Promise((ok, no) => entry.file(ok, no)).catch(() => null));
    else queue.push(...await all(entry.createReader()));
  }
  return files.filter(Boolean);
}

// A reader gives a folder's entries some at a time.
async function all(reader) {
  const entries = [];
  for (;;) {
    const some = await new Promise((ok, no) => reader.readEntries(ok, no)).catch(() => []);
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}
