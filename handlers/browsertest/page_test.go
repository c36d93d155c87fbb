package browsertest_test

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// finders are what the tests name things on a page by. They are evaluated by
// the browser's own tools, so they work where the page's scripts are off.
const finders = `
const $ = (s) => document.querySelector(s), $$ = (s) => [...document.querySelectorAll(s)];
const field = (name) => $('#f-' + CSS.escape(name)) ?? $('[name="' + name + '"]');
const lines = (root = document) => [...root.querySelectorAll('#sections [name="item.text"], [name="item.text"]')];
const line = (text) => lines().find((a) => a.value === text);
const item = (text) => line(text)?.closest('.item');
const part = (kind) => $('#sections [data-kind="' + kind + '"]');
const partOf = (heading) => $$('#sections .part').find((p) => p.querySelector('.heading').value === heading);
const list = (kind, importance) => [...part(kind).querySelectorAll('.block.list')].find((b) => b.querySelector('[name=importance]').value === importance);
const blank = (list) => [...list.querySelectorAll('[name="item.text"]')].at(-1);
const texts = (list) => [...list.querySelectorAll('[name="item.text"]')].map((a) => a.value).filter(Boolean);
const button = (text, root = document) => [...root.querySelectorAll('button, a, summary')].find((b) => b.innerText.trim().startsWith(text));
const sheet = () => $('#sheet')?.innerText ?? '';
const state = () => $('#state')?.textContent ?? '';
`

func script(expr string) string { return "(() => {" + finders + "return (" + expr + ");})()" }

// quote writes a Go text as a text of JavaScript.
func quote(s string) string {
	b, _ := json.Marshal(s) // a string always can be written
	return string(b)
}

// look up a value on the page.
func eval[T any](p *page, expr string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script(expr), chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", expr, err)
	}
	return v
}

// until waits for a condition of the page. A page that is just being replaced
// by the next one has none, so errors count as "not yet".
func (p *page) until(what, condition string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	tick := time.NewTicker(15 * time.Millisecond)
	defer tick.Stop()
	var last error
	for {
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](script("!!("+condition+")")))
		if ok {
			return
		}
		if ctx.Err() == nil {
			last = err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			p.giveUp(what, condition, last)
		}
	}
}

func (p *page) giveUp(what, condition string, last error) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 5*time.Second)
	defer cancel()
	state, _ := chromedp.Run(ctx, chromedp.Evaluate[string](`location.href + "\n" + (document.getElementById("state")?.textContent ?? "") + "\n" + [...document.querySelectorAll("dialog[open]")].map((d) => d.innerText).join("") + "\nfocus: " + document.activeElement?.outerHTML.slice(0, 100) + " " + document.activeElement?.value + "\n" + document.body.innerText.slice(0, 40)`))
	p.t.Fatalf("waited in vain for %s\n%s\nlast error: %v\n%s", what, condition, last, state)
}

// open goes to a page of the app and waits until its scripts have run.
func (p *page) open(path string) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.app.url + path))
}

// clickOn presses the mouse in the middle of an element, which must be there,
// enabled, and not below another one.
func (p *page) clickOn(element string) {
	p.t.Helper()
	p.until("something to click: "+element, fmt.Sprintf(`(() => { const el = %s; if (!el || el.disabled) return false;
		el.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
		const r = el.getBoundingClientRect(); if (r.width === 0 || r.height === 0) return false;
		const top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
		return el.contains(top) || top?.contains(el) || el.labels?.[0]?.contains(top); })()`, element))
	at := eval[[2]float64](p, fmt.Sprintf(`(() => { const r = %s.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`, element))
	p.do(chromedp.MouseClickXY(at[0], at[1]))
}

func (p *page) click(selector string) {
	p.t.Helper()
	p.clickOn("$(" + quote(selector) + ")")
}

// fill replaces what a text control holds, as somebody who pastes over it.
func (p *page) fill(element, text string) {
	p.t.Helper()
	p.clickOn(element)
	eval[bool](p, element+".select() ?? true")
	if text == "" {
		p.press("Delete")
		return
	}
	p.insert(text)
}

// insert puts text at the cursor in one go.
func (p *page) insert(text string) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: text})
		return err
	}))
}

// write types key by key.
func (p *page) write(text string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(text))
}

// choose sets a menu as the keyboard would: the browser draws its list
// outside of the page, where a test cannot click.
func (p *page) choose(element, value string) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf(`(() => { const el = %s; el.focus(); el.value = %s;
		el.dispatchEvent(new Event("input", { bubbles: true })); el.dispatchEvent(new Event("change", { bubbles: true })); return true; })()`, element, quote(value)))
}

// selectText marks a piece of a text control's text.
func (p *page) selectText(element, text string) {
	p.t.Helper()
	if !eval[bool](p, fmt.Sprintf(`(() => { const el = %s, at = el.value.indexOf(%s); if (at < 0) return false;
		el.focus(); el.setSelectionRange(at, at + %d); return true; })()`, element, quote(text), len(text))) {
		p.t.Fatalf("there is no %q in %s", text, element)
	}
}

// leave does what loads another page and waits until that has been read.
func (p *page) leave(act func()) {
	p.t.Helper()
	eval[bool](p, "window.isOld = true")
	act()
	p.until("the next page", `!window.isOld && document.readyState === "complete"`)
}

// saved waits until all that was typed is saved.
func (p *page) saved() {
	p.t.Helper()
	p.until("“Saved”", `/^Saved/.test(state())`)
}

func (p *page) draftID() string {
	p.t.Helper()
	return eval[string](p, `location.pathname.split("/")[2]`)
}
