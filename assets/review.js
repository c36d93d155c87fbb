// The review beside the text: findings, where they are, and what mends them.
// It follows the saves, and never while somebody is typing.

const $ = (id) => document.getElementById(id);
const quiet = 1200;
const open = "rolewright:review";

export class Review {
  #panel = $("review");
  #list = $("findings");
  #toggle = $("review-toggle");
  #next = null;
  #typed = 0;
  #timer = 0;

  /** @param {{form: HTMLFormElement, fix: (button: HTMLButtonElement) => void,
   *   answer: (button: HTMLButtonElement, fields: Record<string, string>) => void}} page */
  constructor(page) {
    this.page = page;
    this.#show(localStorage.getItem(open) === "1" && matchMedia("(min-width: 860px)").matches);
    this.#toggle.onclick = () => this.#panel.hidden ? this.open() : this.close();
    $("review-close").onclick = () => this.close();
    this.#panel.addEventListener("keydown", (e) => this.#key(e));
    this.#panel.addEventListener("click", (e) => this.#click(e));
    this.#panel.addEventListener("focusout", () => this.#later());
    this.mark();
  }

  open() {
    this.#show(true);
    localStorage.setItem(open, "1");
    $("review-title").focus();
  }

  close() {
    this.#show(false);
    localStorage.removeItem(open);
    this.#toggle.focus();
  }

  #show(is) {
    this.#panel.hidden = !is;
    this.#toggle.setAttribute("aria-expanded", String(is));
    document.querySelector(".desk").classList.toggle("has-review", is);
    this.mark();
  }

  /** Call when somebody types: the findings stay as they are for a while. */
  typing() {
    this.#typed = performance.now();
    if (this.#next !== null) this.#later();
  }

  /** Takes what a save has answered, now or when nobody types any more. */
  take(html, now = false) {
    this.#next = html;
    now ? this.#take(true) : this.#later();
  }

  #later() {
    clearTimeout(this.#timer);
    if (this.#next === null) return;
    this.#timer = setTimeout(() => this.#take(), Math.max(0, this.#typed + quiet - performance.now()));
  }

  // A reason that is being written keeps the list as it is.
  #take(now = false) {
    clearTimeout(this.#timer);
    const html = this.#next;
    if (html === null || !now && document.activeElement?.closest?.(".not-here")) return;
    this.#next = null;
    if (html === this.#shown) return;
    this.#shown = html;
    const back = this.#keep();
    this.#list.innerHTML = html;
    back();
    const count = this.#list.querySelector("[data-count]").innerHTML;
    if (this.#toggle.innerHTML !== count) this.#toggle.innerHTML = count;
    this.mark();
  }
  #shown = "";

  // What is open stays open, and the focus stays on its finding or goes to the
  // one that took its place.
  #keep() {
    const all = [...this.#list.querySelectorAll(".finding")];
    const opened = [...this.#list.querySelectorAll("details[open]")].map((d) => [d.closest("[data-key]")?.dataset.key, d.className]);
    const reasons = [...this.#list.querySelectorAll(".not-here input:not([type=hidden])")].filter((i) => i.value).map((i) => [i.closest("[data-key]").dataset.key, i.value]);
    const here = document.activeElement.closest("#findings .finding");
    const inside = this.#list.contains(document.activeElement), at = all.indexOf(here), top = this.#panel.scrollTop;
    return () => {
      for (const [key, kind] of opened) (this.#named(key) ?? this.#list).querySelector(":scope > ." + kind)?.setAttribute("open", "");
      for (const [key, reason] of reasons) this.#reason(this.#named(key), reason);
      this.#panel.scrollTop = top;
      if (!inside) return;
      const now = [...this.#list.querySelectorAll(".finding")];
      const next = this.#named(here?.dataset.key) ?? now[at] ?? now.at(-1);
      (next?.querySelector("a") ?? $("review-title")).focus();
    };
  }

  #reason(finding, reason) {
    if (finding) finding.querySelector(".not-here input:not([type=hidden])").value = reason;
  }

  #named(key) { return [...this.#list.querySelectorAll("[data-key]")].find((el) => el.dataset.key === key); }

  #key(e) {
    if (e.key === "Enter" && e.target.matches("input")) {
      e.preventDefault();
      this.#answer(e.target.closest(".not-here").querySelector("[data-answer]"));
    }
    if (e.key !== "Escape") return;
    e.stopPropagation();
    this.close();
  }

  #click(e) {
    const link = e.target.closest("[data-go]"), fix = e.target.closest("[data-fix]");
    if (fix) { e.preventDefault(); e.stopPropagation(); this.page.fix(fix); }
    const answer = e.target.closest("[data-answer]");
    if (answer) { e.preventDefault(); e.stopPropagation(); this.#answer(answer); }
    if (!link) return;
    e.preventDefault();
    if (matchMedia("(max-width: 859px)").matches) this.close();
    goTo(spotOf(link, this.page.form), link);
  }

  // A reason is what makes an answer worth keeping.
  #answer(button) {
    const box = button.closest(".not-here"), input = box?.querySelector("input:not([type=hidden])");
    if (input) box.querySelector(".note").textContent = input.value.trim() ? "" : "Say in a few words why it does not matter here.";
    if (input && !input.value.trim()) { input.focus(); return; }
    this.page.answer(button, { "answer.key": box?.querySelector("[type=hidden]").value ?? "", "answer.reason": input?.value ?? "" });
  }

  /** Underlines on the sheet and at the controls what the findings are about. */
  mark() {
    for (const el of document.querySelectorAll("[data-mark]")) delete el.dataset.mark;
    const ranges = { error: [], warning: [], notice: [] };
    for (const finding of this.#panel.hidden ? [] : this.#list.querySelectorAll(".finding[data-severity]")) {
      const link = finding.querySelector("[data-go]"), { severity, sheet, plain } = finding.dataset;
      const control = spotOf(link, this.page.form);
      if (control && !control.dataset.mark) control.dataset.mark = severity;
      const range = plain && rangeOf(sheet === "title" ? document.querySelector("#sheet .sheet-title") : $(sheet), plain, Number(link.dataset.nth));
      if (range) ranges[severity].push(range);
    }
    if (!CSS.highlights) return;
    for (const [severity, list] of Object.entries(ranges)) CSS.highlights.set("review-" + severity, new Highlight(...list));
  }
}

/** The control that a link of the review leads to. */
function spotOf({ dataset: { control, part, item, box } }, form) {
  if (control) return $(control);
  const section = part && $("part-" + part);
  if (item) return [...form.querySelectorAll("[name=item]")].find((el) => el.value === item)?.closest(".item").querySelector("textarea") ?? null;
  if (section && Number(box) >= 0) return section.querySelectorAll("textarea[name=text]")[Number(box)] ?? null;
  return section ? section.querySelector(".heading") : null;
}

function goTo(control, { dataset: { text, nth }, hash }) {
  const target = control ?? document.querySelector(hash);
  if (!target) return;
  for (let d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  target.focus({ preventScroll: true });
  const at = text ? find(target.value ?? "", text, Number(nth)) : -1;
  if (at >= 0) target.setSelectionRange(at, at + text.length);
  target.scrollIntoView({ block: "center" });
}

// The place of the nth of equal pieces of a text, or of the last there is.
function find(text, piece, nth) {
  let at = text.indexOf(piece);
  for (let next; nth > 0 && (next = text.indexOf(piece, at + piece.length)) >= 0; nth--) at = next;
  return at;
}

function rangeOf(root, words, nth) {
  if (!root) return null;
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [];
  let text = "";
  for (let node; (node = walk.nextNode()); text += node.data) nodes.push([text.length, node]);
  const at = find(text, words, nth);
  if (at < 0) return null;
  const range = new Range(), place = (i) => { const [from, node] = nodes.findLast(([n]) => n <= i); return [node, i - from]; };
  range.setStart(...place(at));
  const [node, offset] = place(at + words.length - 1);
  range.setEnd(node, offset + 1);
  return range;
}
