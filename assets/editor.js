// The editor: it keeps the form, the outline and the sheet in step. Without
// it the page is a plain form with the same buttons.

import { Saver } from "./saving.js";
import { Review } from "./review.js";
import { askLink, growBoxes, pastedLines, toggleMark } from "./text.js";
import { Steps, decode, encode, keepFacts, makeBlock, makeItem, makeSection, read, setHidden, show, tidyLists, write } from "./form.js";

const form = document.getElementById("editor");
const $ = (id) => document.getElementById(id);
const sections = $("sections");
const say = (text) => { $("live").textContent = text; };

// What somebody typed before this script ran is a change like any other: the
// form as the server sent it is what counts as saved.
const early = [...form.elements].some((el) => el.matches("input[type=text], input:not([type]), textarea") && el.value !== el.defaultValue
  || el.matches("#look input") && el.checked !== el.defaultChecked)
  ? encode(read(form)) : "";
if (early) form.reset();

show(document);
tidyLists(form);
growBoxes(form);

const steps = new Steps(encode(read(form)));
$("state").textContent = "Saved " + new Date(form.dataset.updated).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const saver = new Saver({
  id: form.dataset.id, version: form.elements.version.value,
  state: $("state"), retry: $("retry"),
  read: () => encode(read(form)), answered, follow: (body) => { restore(body); steps.note(body); showSteps(); }, conflict: chooseVersion, status: showStatus,
});

const review = new Review({ form, fix, answer });

const left = saver.leftBehind();
if (left || early) {
  restore(left ? left.body : early);
  changed();
}

// ---- What every change does

function changed(field = "") {
  steps.note(encode(read(form)), field);
  showSteps();
  saver.changed();
}

function restructured(message) {
  tidyLists(form);
  growBoxes(form);
  outline();
  changed();
  if (message) say(message);
}

function restore(body) {
  write(form, decode(body));
  growBoxes(form);
  outline();
}

function showSteps() {
  $("undo").disabled = !steps.canUndo;
  $("redo").disabled = !steps.canRedo;
}

function step(body, word) {
  if (body === null) return;
  restore(body);
  showSteps();
  saver.changed();
  say(word);
}
const undo = () => step(steps.undo(), "Undone");
const redo = () => step(steps.redo(), "Redone");

// ---- What the server answers

let written = {};

// A posting without a colour has no stylesheet for it, which is one request
// less.
function showColour(name) {
  const link = $("colour"), address = `/colour/${name}.css`;
  if (link.getAttribute("href") !== address) link.href = address;
  link.disabled = name === "none";
}

function answered(answer, sent) {
  $("sheet").innerHTML = answer.sheet;
  $("words").textContent = answer.words;
  document.title = form.dataset.before + answer.title + " · Rolewright";
  showColour(answer.colour);
  showNotes(answer.notes);
  review.take(answer.review);
  followPlace(answer.look);
  if ("market" in answer) showMarket(answer.market);
  showTitleMarker(answer.titleMarker);
  if (answer.headings) relabel(answer, sent);
  written = {};
  const was = new Map(decode(sent));
  for (const [name, value] of Object.entries(answer.fields ?? {})) written[name] = { was: was.get(name), value };
  settle();
}

// What is published for the job's place follows the place.
function showMarket(market) {
  $("market").hidden = !market;
  if (!market) return;
  const [text, link] = $("market").children;
  if (text.textContent !== market.text) text.textContent = market.text;
  link.href = market.address;
}

// The usual paper goes with the place of the job, until another is chosen.
function followPlace({ paper, usual }) {
  const known = form.elements["look.usual"];
  if (known.value === usual) return;
  known.value = usual;
  form.elements["look.paper"].value = paper;
  steps.amend(encode(read(form)));
  saver.changed();
}

function showTitleMarker(marker) {
  $("title-marker").hidden = !marker;
  const button = $("title-marker").querySelector("button");
  button.dataset.marker = marker;
  button.textContent = `Add ${marker} to the title`;
}

function addTitleMarker(marker) {
  const title = form.elements.title;
  title.value = title.value.trim() + " " + marker;
  showTitleMarker("");
  title.focus();
  changed();
  say("Added to the title");
}

// Headings that nobody changed follow the language, those of parts to add too.
function relabel({ headings, newHeadings }, sent) {
  const was = new Map();
  let id;
  for (const [name, value] of decode(sent)) {
    if (name === "section") id = value;
    else if (name === "section.heading") was.set(id, value);
  }
  for (const [part, heading] of Object.entries(headings)) {
    const control = document.querySelector(`#part-${part} .heading`);
    if (control?.value === was.get(part)) control.value = heading;
  }
  for (const [kind, heading] of Object.entries(newHeadings)) {
    $("t-section-" + kind)?.content.querySelector(".heading").setAttribute("value", heading);
    const option = $("add-kind").querySelector(`[value="${kind}"]`);
    if (option && kind !== "custom") option.textContent = heading;
  }
  outline();
  steps.amend(encode(read(form)));
  saver.changed();
}

function showNotes(notes) {
  for (const note of form.querySelectorAll(".note")) {
    const text = notes[note.id.slice(2)] ?? "";
    if (note.textContent !== text) note.textContent = text;
  }
}

// The control that somebody is typing in; it keeps what is typed until they
// leave it.
let typing = null;

// Writes what was understood into its field ("95k" as 95000), and not over
// anything newer.
function settle() {
  for (const [name, { was, value }] of Object.entries(written)) {
    const control = form.querySelector(`[name="${name}"]`);
    if (!control || control === typing) continue;
    if (control.value === was) control.value = value;
    delete written[name];
    steps.amend(encode(read(form)));
    saver.changed();
  }
}

// ---- Conflicts

function chooseVersion({ version, conflict }) {
  const dialog = $("conflict");
  dialog.innerHTML = conflict;
  dialog.oncancel = (e) => e.preventDefault();
  for (const choice of dialog.querySelectorAll("form")) {
    choice.addEventListener("submit", (e) => choices[choice.dataset.choice](e, choice, version));
  }
  dialog.showModal();
}

const choices = {
  async mine(e, _, version) {
    e.preventDefault();
    $("conflict").close();
    await saver.overwrite(version);
  },
  theirs() { saver.forget(); },
  // The browser's copy goes only when the server has mine.
  async both(e, choice) {
    e.preventDefault();
    const response = await fetch(choice.action, { method: "POST", body: new URLSearchParams(new FormData(choice)) }).catch(() => null);
    if (!response?.ok) { announce("Not kept: Rolewright does not answer. Try again."); return; }
    saver.forget();
    location.href = response.url;
  },
};

// ---- Mending what the review found

// What is typed is saved first. The server mends, and the form takes over what
// it made of the text, as one step that undo goes back over.
async function fix(button) {
  const body = new URLSearchParams({ finding: button.value });
  const done = button.textContent;
  const answer = await act(button.getAttribute("formaction"), body);
  if (!answer) return;
  restore(answer.form);
  steps.note(encode(read(form)));
  showSteps();
  saver.take(answer);
  review.take(answer.review, true);
  announce(`${done}: done. Undo brings it back.`);
}

// Records why a finding does not matter here, or takes that back.
async function answer(button, fields) {
  const got = await act(button.getAttribute("formaction"), new URLSearchParams({ ...fields, finding: button.value }));
  if (!got) return;
  saver.take(got);
  review.take(got.review, true);
  announce(button.value.startsWith("back:") ? "Taken back" : "Left, with your reason");
}

/** Sends an action of the review; nothing is typed until its answer is there. */
async function act(address, body) {
  await saver.save();
  if (saver.dirty) { announce("Your latest words are not saved yet. Save them first."); return null; }
  body.set("version", saver.version);
  $("form").inert = true;
  try {
    const response = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body });
    const answer = await response.json();
    if (response.ok) return answer;
    if (response.status === 412) chooseVersion(answer);
    else announce(answer.detail);
  } catch {
    announce("Nothing was changed: Rolewright does not answer.");
  } finally {
    $("form").inert = false;
  }
  return null;
}

// ---- The outline and the sheet

function outline() {
  const list = $("outline");
  list.querySelectorAll('a[href^="#part-"]').forEach((a) => a.parentElement.remove());
  for (const part of sections.children) {
    const heading = part.querySelector(".heading").value || "Untitled part";
    part.setAttribute("aria-label", heading);
    const a = Object.assign(document.createElement("a"), { href: "#" + part.id, textContent: heading });
    a.classList.toggle("is-hidden", part.hasAttribute("data-hidden"));
    const li = document.createElement("li");
    li.append(a);
    list.append(li);
  }
}

form.addEventListener("focusin", (e) => {
  const part = e.target.closest(".part");
  if (!part) return;
  for (const a of $("outline").querySelectorAll("a")) a.classList.toggle("is-here", a.hash === "#" + part.id);
  const id = part.dataset.section;
  if (id) reveal(document.getElementById("section-" + id));
});
form.addEventListener("focusout", () => { typing = null; steps.pause(); settle(); });

// Brings a part of the sheet into view inside its own column.
function reveal(target) {
  const paper = document.querySelector(".paper");
  if (!target || paper.scrollHeight <= paper.clientHeight) return;
  const at = target.getBoundingClientRect(), frame = paper.getBoundingClientRect();
  if (at.top < frame.top || at.top > frame.bottom - 120) paper.scrollBy({ top: at.top - frame.top - 32 });
}

$("sheet").addEventListener("click", (e) => {
  if (e.target.closest("a") || !getSelection().isCollapsed) return;
  const item = e.target.closest('[id^="item-"]')?.id.slice(5);
  const input = item && [...form.querySelectorAll("[name=item]")].find((el) => el.value === item);
  const section = e.target.closest('[id^="section-"]')?.id.slice(8);
  const target = input?.closest(".item").querySelector("textarea") ?? document.querySelector(`#part-${section} textarea, #part-${section} input:not([type=hidden])`) ?? form.elements.title;
  target.focus();
  target.scrollIntoView({ block: "center" });
});

// ---- Buttons

// Buttons with an address of their own leave the page; what is typed is saved
// before they do.
let leaving = false;
form.addEventListener("submit", (e) => { if (!leaving) e.preventDefault(); });
async function leaveBy(button) {
  await saver.save();
  if (saver.dirty) return;
  form.elements.version.value = saver.version;
  leaving = true;
  form.requestSubmit(button);
}
form.addEventListener("click", (e) => {
  const button = e.target.closest("button");
  if (!button || button.closest("dialog")) return;
  if (button.hasAttribute("formaction") && !leaving) { e.preventDefault(); leaveBy(button); return; }
  if (button.value === "save") { e.preventDefault(); saver.changed(); saver.save(); return; }
  if (button.value === "section.add") { e.preventDefault(); addSection($("add-kind").value); return; }
  if (button.value === "title.marker") { e.preventDefault(); addTitleMarker(button.dataset.marker); return; }
  if (button.dataset.suggest) { e.preventDefault(); addSuggestion(button); return; }
  if (!button.dataset.act) return;
  e.preventDefault();
  const item = button.closest(".item"), part = button.closest(".part");
  if (item) itemActions[button.dataset.act](item);
  else partActions[button.dataset.act](part);
});

const itemActions = {
  up: (item) => move(item, -1),
  down: (item) => move(item, 1),
  swap: swapImportance,
  remove(item) {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    next?.querySelector("textarea").focus();
    restructured("Line removed");
  },
};

const partActions = {
  up(part) { part.previousElementSibling?.before(part); kept(part, "up"); },
  down(part) { part.nextElementSibling?.after(part); kept(part, "down"); },
  hide(part) {
    const hidden = !part.hasAttribute("data-hidden");
    setHidden(part, hidden);
    restructured(hidden ? "Hidden on the sheet" : "Shown on the sheet");
  },
  remove(part) {
    keepFacts(part);
    const next = part.nextElementSibling ?? part.previousElementSibling;
    part.remove();
    (next ?? sections).focus?.();
    restructured("Part removed. Undo brings it back.");
  },
  "add-prose"(part) { addBlock(part, "prose"); },
  "add-list"(part) { addBlock(part, "list"); },
};

function kept(part, direction) {
  part.querySelector(`[data-act="${direction}"]`).focus();
  restructured(`Moved to place ${[...sections.children].indexOf(part) + 1} of ${sections.children.length}`);
}

function addBlock(part, kind) {
  const block = makeBlock(kind);
  part.querySelector(".blocks").append(block);
  tidyLists(form);
  block.querySelector("textarea").focus();
  restructured();
}

function addSection(kind) {
  const part = makeSection(form, kind);
  sections.append(part);
  if (kind === "custom") part.querySelector(".heading").value = "";
  restructured("Part added");
  part.scrollIntoView({ block: "center" });
  part.querySelector(".heading").focus();
}

function addSuggestion(button) {
  const part = button.closest(".part");
  const want = part.dataset.kind === "requirements" ? "must" : "";
  const lists = [...part.querySelectorAll(".block.list")];
  const list = lists.findLast((l) => l.querySelector("[name=importance]").value === want) ?? lists[0] ?? part.querySelector(".blocks").appendChild(makeBlock("list"));
  const blank = [...list.querySelectorAll(".item")].find((i) => i.querySelector("textarea").value === "");
  const item = makeItem(button.dataset.suggest.replace(/([\\*_[\]])/g, "\\$1"));
  blank ? blank.before(item) : list.querySelector(".items").append(item);
  const next = button.parentElement.nextElementSibling ?? button.parentElement.previousElementSibling;
  button.parentElement.remove();
  next?.querySelector("button").focus();
  restructured("Added");
}

// ---- Lines

const areaOf = (item) => item.querySelector("textarea");
const place = (item) => `line ${[...item.parentElement.children].indexOf(item) + 1} of ${item.parentElement.children.length - 1}`;

function move(item, by) {
  if (areaOf(item).value === "") return;
  const sibling = by < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (sibling && areaOf(sibling).value !== "") by < 0 ? sibling.before(item) : sibling.after(item);
  else if (!toNeighbour(item, by)) return;
  areaOf(item).focus();
  restructured("Moved, now " + place(item));
}

// At the end of a list a line goes on into the next one of the same part.
function toNeighbour(item, by) {
  const lists = [...item.closest(".blocks").querySelectorAll(".items")];
  const list = lists[lists.indexOf(item.parentElement) + by];
  if (!list) return false;
  by < 0 ? list.lastElementChild.before(item) : list.prepend(item);
  return true;
}

function swapImportance(item) {
  const from = item.closest(".block"), blocks = item.closest(".blocks");
  const group = from.querySelector("[name=group]").value;
  const to = from.querySelector("[name=importance]").value === "must" ? "nice" : "must";
  let list = [...blocks.querySelectorAll(".block.list")].find((b) =>
    b.querySelector("[name=importance]").value === to && b.querySelector("[name=group]").value === group);
  if (!list) {
    list = makeBlock("list");
    list.querySelector("[name=importance]").value = to;
    list.querySelector("[name=group]").value = group;
    blocks.append(list);
  }
  const blank = list.querySelector(".items").lastElementChild;
  blank && areaOf(blank).value === "" ? blank.before(item) : list.querySelector(".items").append(item);
  areaOf(item).focus();
  restructured(to === "must" ? "Now a must-have" : "Now nice to have");
}

function splitLine(item) {
  const area = areaOf(item);
  if (area.value === "") return;
  const rest = area.value.slice(area.selectionEnd);
  area.value = area.value.slice(0, area.selectionStart).trimEnd();
  const next = item.nextElementSibling;
  const fresh = rest === "" && next && areaOf(next).value === "" ? next : makeItem(rest.trimStart());
  if (fresh !== next) item.after(fresh);
  areaOf(fresh).focus();
  areaOf(fresh).setSelectionRange(0, 0);
  restructured();
}

function joinLine(item) {
  const before = item.previousElementSibling;
  if (!before) return false;
  const area = areaOf(before), at = area.value.length;
  area.value += areaOf(item).value;
  item.remove();
  area.focus();
  area.setSelectionRange(at, at);
  restructured();
  return true;
}

form.addEventListener("keydown", (e) => {
  const item = e.target.name === "item.text" && e.target.closest(".item");
  if (!item || e.isComposing) return;
  const area = e.target;
  if (e.altKey && (e.key === "ArrowUp" || e.key === "ArrowDown")) { e.preventDefault(); move(item, e.key === "ArrowUp" ? -1 : 1); }
  else if (e.altKey && e.key.toLowerCase() === "n" && item.closest('[data-kind="requirements"]')) { e.preventDefault(); swapImportance(item); }
  else if (e.key === "Enter" && !e.ctrlKey && !e.metaKey) { e.preventDefault(); splitLine(item); }
  else if (e.key === "Backspace" && area.selectionEnd === 0) { if (joinLine(item)) e.preventDefault(); }
  else if (e.key === "ArrowUp" && area.selectionEnd === 0) goTo(e, item.previousElementSibling);
  else if (e.key === "ArrowDown" && area.selectionStart === area.value.length) goTo(e, item.nextElementSibling);
});

function goTo(e, item) {
  if (!item) return;
  e.preventDefault();
  areaOf(item).focus();
}

form.addEventListener("paste", (e) => {
  const item = e.target.name === "item.text" && e.target.closest(".item");
  if (!item) return;
  const text = e.clipboardData.getData("text/plain");
  const lines = pastedLines(text);
  if (lines.length === 0 || (lines.length === 1 && !/[\r\n]/.test(text))) return;
  e.preventDefault();
  const area = e.target;
  area.setRangeText(lines.shift(), area.selectionStart, area.selectionEnd, "end");
  let last = item;
  for (const line of lines) { const fresh = makeItem(line); last.after(fresh); last = fresh; }
  areaOf(last).focus();
  areaOf(last).setSelectionRange(areaOf(last).value.length, areaOf(last).value.length);
  restructured();
});

// ---- Dragging a line by its grip

form.addEventListener("pointerdown", (e) => {
  const grip = e.target.closest(".grip");
  if (!grip || e.button !== 0) return;
  e.preventDefault();
  const item = grip.closest(".item"), part = item.closest(".part");
  item.classList.add("is-dragged");
  const drag = (ev) => {
    const over = document.elementFromPoint(ev.clientX, ev.clientY)?.closest(".item");
    if (!over || over === item || over.closest(".part") !== part) return;
    const box = over.getBoundingClientRect();
    const below = ev.clientY > box.top + box.height / 2 && areaOf(over).value !== "";
    below ? over.after(item) : over.before(item);
  };
  const drop = () => {
    item.classList.remove("is-dragged");
    removeEventListener("pointermove", drag);
    restructured("Moved, now " + place(item));
  };
  addEventListener("pointermove", drag);
  addEventListener("pointerup", drop, { once: true });
  addEventListener("pointercancel", drop, { once: true });
});

// ---- Typing, keys and the tools at the top

form.addEventListener("input", (e) => {
  if (e.target.id === "status" || e.target.id === "add-kind" || e.target.closest("#review")) return;
  review.typing();
  typing = e.target;
  const item = e.target.name === "item.text" && e.target.closest(".item");
  if (item && /[\r\n]/.test(e.target.value)) e.target.value = e.target.value.replace(/[\r\n]+/g, " ");
  if (item && !item.nextElementSibling) tidyLists(form);
  if (e.target.matches(".heading")) outline();
  growBoxes(e.target.parentElement);
  changed(e.target.name + (item ? item.querySelector("[name=item]").value : ""));
});

let box = null;
form.addEventListener("focusin", (e) => { if (e.target.matches("[data-small]")) box = e.target; });
document.querySelector(".text-tools").addEventListener("pointerdown", (e) => e.preventDefault());
document.querySelector(".text-tools").addEventListener("click", (e) => {
  const style = e.target.closest("[data-style]")?.dataset.style;
  if (!style) return;
  if (!box?.isConnected) { say("Put the cursor into a text first"); return; }
  style === "link" ? askLink(box) : toggleMark(box, style);
});
$("undo").onclick = undo;
$("redo").onclick = redo;

addEventListener("keydown", (e) => {
  if (!(e.ctrlKey || e.metaKey) || e.altKey || document.querySelector("dialog[open]") || e.target.matches("#review input")) return;
  const key = e.key.toLowerCase();
  const small = document.activeElement?.matches?.("[data-small]") ? document.activeElement : null;
  if (key === "s") saver.save();
  else if (key === "z") e.shiftKey ? redo() : undo();
  else if (key === "y") redo();
  else if (small && key === "b") toggleMark(small, "bold");
  else if (small && key === "i") toggleMark(small, "italic");
  else if (small && key === "k") askLink(small);
  else return;
  e.preventDefault();
});

// ---- Status, look, files and copies

function showStatus(status) {
  $("status").value = form.dataset.status = status;
}

$("status").addEventListener("change", async (e) => {
  await saver.save();
  const body = new URLSearchParams({ status: e.target.value, version: saver.version });
  const response = await fetch(`/postings/${form.dataset.id}/status`, { method: "POST", headers: { Accept: "application/json" }, body }).catch(() => null);
  const answer = await response?.json();
  if (response?.ok) {
    saver.adopt(answer.version, answer.status);
    form.dataset.status = answer.status;
    say("Status changed");
  } else {
    e.target.value = form.dataset.status;
    announce(answer?.detail ?? "The status was not changed: Rolewright does not answer.");
  }
});

// Files are made from what is saved, so that comes first.
document.addEventListener("click", async (e) => {
  const link = e.target.closest('a[href^="/postings/"]');
  if (link && saver.dirty && (e.ctrlKey || e.metaKey || e.shiftKey)) saver.save();
  else if (link && saver.dirty) {
    e.preventDefault();
    await saver.save();
    if (saver.dirty) announce("Your latest words are not saved yet. Save them first.");
    else link.cloneNode().click();
  }
  for (const open of document.querySelectorAll(".pop[open]")) if (!open.contains(e.target) || e.target.closest(".pop-body a, .pop-body button")) open.open = false;
});
addEventListener("keydown", (e) => {
  const open = e.key === "Escape" && document.querySelector(".pop[open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});

for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button.dataset.copy));

async function copy(kind) {
  await saver.save();
  try {
    const response = await fetch(`/postings/${form.dataset.id}/copy`, { headers: { Accept: "application/json" } });
    const texts = await response.json();
    const item = { "text/plain": new Blob([kind === "board" ? texts.text : texts.markdown], { type: "text/plain" }) };
    if (kind === "board") item["text/html"] = new Blob([texts.board], { type: "text/html" });
    if (kind === "formatted") {
      item["text/html"] = new Blob([bare(texts.html)], { type: "text/html" });
      item["text/plain"] = new Blob([$("sheet").innerText], { type: "text/plain" });
    }
    await navigator.clipboard.write([new ClipboardItem(item)]);
    announce("Copied");
  } catch {
    announce("The browser did not allow copying. Use “Open the text to copy”.");
  }
}

// The sheet with its headings, lists and links alone: what a mail program
// keeps.
function bare(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const el of body.querySelectorAll("*")) {
    for (const { name } of [...el.attributes]) if (name !== "href") el.removeAttribute(name);
  }
  body.querySelectorAll("img").forEach((img) => img.remove());
  return body.innerHTML;
}

function announce(text) {
  const state = $("state"), was = state.textContent;
  state.textContent = text;
  setTimeout(() => { if (state.textContent === text) state.textContent = was; }, 2500);
}
