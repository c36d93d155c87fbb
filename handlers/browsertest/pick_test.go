package browsertest_test

import "testing"

// TestChoosingRoles compares two roles found by typing, with the keyboard
// where it was when the list follows.
func TestChoosingRoles(t *testing.T) {
	t.Parallel()
	p := openBrowser(t, startApp(t))
	p.open("/roles/compare?with=web-developer")
	p.fill(`$('#q')`, "nurse")
	p.until("the list follows", `$('#found [value=registered-nurse]')`)
	p.clickOn(`$('#found [value=registered-nurse]')`)
	p.until("the role is among the chosen", `$('#chosen [value=registered-nurse]:checked')`)
	if got := eval[string](p, `document.activeElement.value`); got != "registered-nurse" {
		t.Errorf("the focus is on %q", got)
	}
	p.leave(func() { p.clickOn(`button("Compare")`) })
	if got, want := eval[string](p, `$('h1').textContent`), "Web Developer or Registered Nurse?"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	p.leave(func() { p.clickOn(`$$('a').find((a) => a.textContent === "Add a role")`) })
	if got := eval[int](p, `$$('#chosen :checked').length`); got != 2 {
		t.Errorf("%d roles are still chosen when one more is added, want 2", got)
	}
}
