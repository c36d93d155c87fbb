// The editor's form as data: an ordered list of [name, value] pairs, the same
// that a browser without scripts would send. It is what is saved, what undo
// goes back to and what another tab is told.

const asides = new Set(["version", "status", "addKind", "do", "answer.key", "answer.reason"]);

/** Every field of the form that belongs to the posting, in page order. */
export function read(form) {
  return [...new FormData(form)].filter(([name]) => !asides.has(name));
}

export const encode = (pairs) => new URLSearchParams(pairs).toString();
export const decode = (body) => [...new URLSearchParams(body)].filter(([name]) => !asides.has(name));

/** A short random id for a part or a line. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (b) => "abcdefghijklmnopqrstuvwxyz234567"[b & 31]).join("");
}

const clone = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** A line with the text, ready to stand in a list. */
export function makeItem(text = "", id = newId()) {
  const item = clone("t-item");
  item.querySelector("[name=item]").value = id;
  item.querySelector("textarea").value = text;
  show(item);
  return item;
}

/** A list without lines, or a box for text. */
export function makeBlock(kind) {
  const block = clone(kind === "list" ? "t-list" : "t-prose");
  block.querySelector(".items")?.replaceChildren();
  show(block);
  return block;
}

/** A part of the kind with its usual blocks. */
export function makeSection(form, kind, id = newId()) {
  const template = document.getElementById("t-section-" + kind) ?? document.getElementById("t-section-custom");
  const section = template.content.firstElementChild.cloneNode(true);
  section.id = "part-" + id;
  section.dataset.section = id;
  section.querySelector("[name=section]").value = id;
  section.querySelector(".section-note").id = "n-sections." + id;
  section.querySelectorAll("[name=item]").forEach((input) => { input.value = newId(); });
  // Of two parts of one kind, the first has the facts.
  if (form.querySelector(`[data-kind="${section.dataset.kind}"]`)) section.querySelector(".fields")?.remove();
  for (const field of section.querySelectorAll(".fields [name]")) field.value = kept.get(field.name) ?? field.value;
  show(section);
  return section;
}

/** Shows what only a page with scripts has use for, and hides what has none there. */
export function show(root) {
  root.querySelectorAll("[data-scripted]").forEach((el) => { el.hidden = false; });
  root.querySelectorAll("[data-unscripted]").forEach((el) => { el.hidden = true; });
}

// The facts of parts that were removed, for when they are added again.
const kept = new Map();
export function keepFacts(section) {
  for (const field of section.querySelectorAll(".fields [name]")) kept.set(field.name, field.value);
}

/** Every list ends with an empty line to go on writing. */
export function tidyLists(form) {
  for (const list of form.querySelectorAll(".items")) {
    const last = list.lastElementChild;
    if (!last || last.querySelector("textarea").value !== "") list.append(makeItem());
    for (const area of list.querySelectorAll("textarea")) {
      area.placeholder = area.closest(".item") === list.lastElementChild ? "Another line" : "";
    }
  }
}

export function setHidden(section, hidden) {
  section.toggleAttribute("data-hidden", hidden);
  section.querySelector('[name="section.hidden"]').value = hidden ? "1" : "";
  section.querySelector('[data-act="hide"]').setAttribute("aria-pressed", String(hidden));
}

// The look's controls are choices: a mark that is not among the pairs is off.
function setLook(form, name, value) {
  if (name === "look.theme") form.querySelector('[name="look.draft"]').checked = false;
  for (const control of form.querySelectorAll(`[name="${name}"]`)) {
    if (control.type === "hidden") control.value = value;
    else control.checked = control.value === value;
  }
}

/** Makes the form show the pairs; parts and lines that stay keep their elements. */
export function write(form, pairs) {
  const cursorBack = rememberCursor();
  const old = {
    sections: byId(form, ".part[data-section]", "[name=section]"),
    items: byId(form, ".item", "[name=item]"),
  };
  const holder = form.querySelector("#sections");
  const sections = [];
  let section, blocks, block, item;
  for (const [name, value] of pairs) {
    switch (name) {
      case "section":
        section = { id: value }; blocks = []; sections.push({ section, blocks });
        break;
      case "section.kind": section.el = old.sections.get(section.id) ?? makeSection(form, value, section.id); break;
      case "section.heading": section.el.querySelector(".heading").value = value; break;
      case "section.hidden": setHidden(section.el, value !== ""); break;
      case "block": block = makeBlock(value); blocks.push(block); break;
      case "text": block.querySelector("textarea").value = value; break;
      case "importance": block.querySelector("[name=importance]").value = value; break;
      case "group": block.querySelector("[name=group]").value = value; break;
      case "item": item = old.items.get(value) ?? makeItem("", value); block.querySelector(".items").append(item); break;
      case "item.text": item.querySelector("textarea").value = value; break;
      case "look.theme": case "look.paper": case "look.usual": case "look.draft": setLook(form, name, value); break;
      default: setFact(form, section?.el, name, value);
    }
  }
  for (const s of sections) s.section.el.querySelector(".blocks").replaceChildren(...s.blocks);
  holder.replaceChildren(...sections.map((s) => s.section.el));
  tidyLists(form);
  cursorBack();
}

function setFact(form, section, name, value) {
  const control = section?.querySelector(`[name="${name}"]`) ?? form.querySelector(`[name="${name}"]`);
  if (control && control.value !== value) control.value = value;
}

function byId(form, selector, key) {
  return new Map(Array.from(form.querySelectorAll(selector), (el) => [el.querySelector(key).value, el]));
}

// Boxes are made anew and lines are put in place anew; the cursor stays where
// a person goes on writing.
function rememberCursor() {
  const el = document.activeElement, at = el?.selectionStart;
  const part = el?.closest?.(".part")?.id;
  const same = () => [...document.getElementById(part)?.querySelectorAll(`[name="${el.name}"]`) ?? []];
  const nth = part ? same().indexOf(el) : -1;
  return () => {
    if (document.activeElement !== document.body || !part) return;
    const again = el.isConnected ? el : same()[nth] ?? same().at(-1);
    again?.focus({ preventScroll: true });
    if (at != null) again?.setSelectionRange?.(at, at);
  };
}

/** Undo and redo: states of the whole form, with typing in one field as one step. */
export class Steps {
  #states;
  #at = 0;
  #typing = "";
  #when = 0;

  constructor(state) { this.#states = [state]; }

  /** Notes a new state; changes of one field within a second are one step. */
  note(state, field = "") {
    if (state === this.#states[this.#at]) return;
    const now = performance.now();
    const joins = field && field === this.#typing && now - this.#when < 1000 && this.#at > 0;
    this.#states.length = this.#at + 1;
    if (joins) this.#states[this.#at] = state;
    else this.#at = this.#states.push(state) - 1;
    if (this.#states.length > 300) { this.#states.shift(); this.#at--; }
    this.#typing = field;
    this.#when = now;
  }

  /** What was understood of the typing takes its place: going back leads before both. */
  amend(state) { this.#states[this.#at] = state; }

  /** The next change begins a step of its own. */
  pause() { this.#typing = ""; }

  get canUndo() { return this.#at > 0; }
  get canRedo() { return this.#at < this.#states.length - 1; }
  undo() { this.#typing = ""; return this.canUndo ? this.#states[--this.#at] : null; }
  redo() { this.#typing = ""; return this.canRedo ? this.#states[++this.#at] : null; }
}
