// Saving: a moment after each change, with a state that is always visible and
// a copy in the browser until the server has answered. Nothing typed is lost
// to a failed save, a closed tab or a restarted server.

const pause = 200;

export class Saver {
  version;
  #body;
  // What the server has; null while that is not known.
  #saved;
  #savedWhen;
  // Texts sent from this version whose answer has not come. One of them may be
  // what the server has: the tab was closed, or the line cut, before it could say so.
  #unheard = [];
  #timer = 0;
  #busy = false;
  #failures = 0;
  #held = false;
  #following = false;
  #channel;

  /**
   * @param {{id: string, version: string, read: () => string, state: HTMLElement, retry: HTMLElement,
   *   answered: (answer: object, sent: string) => void, follow: (body: string) => void,
   *   conflict: (answer: object) => void}} page
   */
  constructor(page) {
    this.page = page;
    this.version = page.version;
    this.#body = this.#saved = page.read();
    this.#savedWhen = page.state.textContent;
    this.key = "rolewright:" + page.id;
    this.#channel = new BroadcastChannel(this.key);
    this.#channel.onmessage = (e) => this.#follow(e.data);
    page.retry.onclick = () => this.save();
    addEventListener("pagehide", () => this.#leave());
    // A page that the browser kept and shows again knows nothing of what came since.
    addEventListener("pageshow", (e) => e.persisted && location.reload());
    addEventListener("online", () => this.dirty && this.save());
  }

  get dirty() { return this.#body !== this.#saved; }

  /** What a closed tab or a failed save left behind, if it is not saved yet. */
  leftBehind() {
    const left = JSON.parse(localStorage.getItem(this.key) ?? "null");
    if (left && left.body !== this.#body) {
      this.version = left.version;
      this.#unheard = left.unheard ?? [];
      return left;
    }
    localStorage.removeItem(this.key);
    return this.#overtaken();
  }

  // A page that was asked for while a save was under way may be older than
  // that save, whose answer the page before it still heard.
  #overtaken() {
    const last = JSON.parse(sessionStorage.getItem("rolewright:last") ?? "null");
    if (last?.id !== this.page.id || Number(last.version) <= Number(this.version)) return null;
    this.version = last.version;
    return last;
  }

  /** Call after each change of the form. */
  changed() {
    if (this.#following) return;
    this.#body = this.page.read();
    if (!this.dirty) return this.#back();
    this.#remember();
    if (this.#held) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), pause);
    if (this.#failures === 0) this.#say("Saving …");
  }

  // What was typed is as it was saved again: there is nothing to save or keep.
  #back() {
    clearTimeout(this.#timer);
    localStorage.removeItem(this.key);
    this.#say(this.#savedWhen);
  }

  /** Saves now what is not saved yet; resolves when the server has answered. */
  async save() {
    clearTimeout(this.#timer);
    if (this.#busy || this.#held || !this.dirty) return this.#current;
    this.#current = this.#send();
    return this.#current;
  }
  #current = Promise.resolve();

  async #send() {
    this.#busy = true;
    this.#saved = null;
    const sent = this.#body;
    try {
      const response = await this.#try(sent);
      const answer = await response.json();
      if (response.status === 412) await this.#conflicted(answer);
      else if (!response.ok) this.#refused(answer, sent);
      else this.#accepted(answer, sent);
    } catch {
      this.#failed("Rolewright does not answer");
    } finally {
      this.#busy = false;
    }
    if (this.dirty && this.#failures === 0 && !this.#held) return this.#send();
  }

  #try(body, extra) {
    this.#unheard = [...this.#unheard.filter((b) => b !== body), body].slice(-4);
    this.#remember();
    return this.#post(body, extra);
  }

  #post(body, extra = {}) {
    return fetch("/postings/" + this.page.id, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
      body: "version=" + this.version + "&" + body,
      signal: AbortSignal.timeout(20_000),
      ...extra,
    });
  }

  #accepted(answer, sent) {
    this.#failures = 0;
    this.#saved = sent;
    this.version = String(answer.version);
    this.#unheard = [];
    sessionStorage.setItem("rolewright:last", JSON.stringify({ id: this.page.id, version: this.version, body: sent }));
    if (this.dirty) this.#remember();
    else localStorage.removeItem(this.key);
    this.#savedWhen = "Saved " + clock(answer.updated);
    this.#say(this.dirty ? "Saving …" : this.#savedWhen);
    this.page.answered(answer, sent);
    this.#channel.postMessage({ version: this.version, body: sent, answer });
  }

  // A refusal will not get better by itself, but the sheet follows all the same.
  #refused(answer, sent) {
    if (answer.sheet) this.page.answered(answer, sent);
    this.#failed(answer.detail ?? "something went wrong");
  }

  // What is there may be an earlier try of this very text, or of an earlier
  // state of it. That is no conflict: saving goes on from there.
  async #conflicted(answer) {
    for (const body of this.#unheard) {
      if (answer.same) break;
      const response = await this.#post(body);
      if (response.status === 412) answer = { ...answer, ...await response.json().then(({ same, version }) => same ? { same, version } : {}) };
    }
    if (answer.same) {
      this.version = String(answer.version);
      this.#unheard = [];
      this.#failures = 0;
      return;
    }
    this.#held = true;
    this.#say("Not saved: changed elsewhere", true);
    this.page.conflict(answer);
  }

  /** Takes over what the server has made of the text, here and in other tabs. */
  take(answer) {
    this.#body = this.page.read();
    this.#accepted(answer, this.#body);
  }

  /** Goes on after a conflict, over the other version. */
  overwrite(version) {
    this.#held = false;
    this.#unheard = [];
    this.version = String(version);
    return this.save();
  }

  /** Forgets what is not saved, because it was kept elsewhere or given up. */
  forget() {
    this.#saved = this.#body;
    localStorage.removeItem(this.key);
  }

  #failed(why) {
    this.#failures++;
    const wait = Math.min(30, 2 ** this.#failures);
    this.#say(`Not saved: ${why.replace(/\.$/, "")}. What you typed is kept in this browser.`, true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), wait * 1000);
  }

  #remember() {
    try {
      localStorage.setItem(this.key, JSON.stringify({ version: this.version, body: this.#body, unheard: this.#unheard }));
    } catch { /* The browser keeps nothing for us; saving goes on without a copy. */ }
  }

  #leave() {
    if (!this.dirty || this.#held) return;
    // A browser sends at most 64 KB after the page is gone; the copy serves above that.
    if (this.#body.length < 60_000) this.#try(this.#body, { keepalive: true }).catch(() => {});
    else this.#remember();
  }

  /** Takes over the version that a change of status has made, here and in other tabs. */
  adopt(version, status) {
    this.version = String(version);
    this.#channel.postMessage({ version: this.version, status });
  }

  // Another tab has saved this posting: follow it unless there is something
  // here that it does not know.
  #follow({ version, body, answer, status }) {
    if (status) {
      this.version = version;
      this.page.status(status);
      return;
    }
    if (this.dirty) return;
    this.version = version;
    this.#unheard = [];
    // What was understood of the other tab's text is that tab's to save.
    this.#following = true;
    this.page.follow(body);
    this.page.answered(answer, body);
    this.#following = false;
    this.#body = this.#saved = this.page.read();
    this.#savedWhen = "Saved " + clock(answer.updated);
    this.#say(this.#savedWhen);
  }

  #say(text, failed = false) {
    this.page.state.textContent = text;
    this.page.state.classList.toggle("is-failed", failed);
    this.page.retry.hidden = !failed || this.#held;
  }
}

const clock = (iso) => new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
