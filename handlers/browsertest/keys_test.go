package browsertest_test

import (
	"context"
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// virtualKeys are the codes of the keys that have no letter.
var virtualKeys = map[string]int64{
	"Backspace": 8, "Tab": 9, "Enter": 13, "Escape": 27, "Home": 36, "End": 35,
	"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Delete": 46, "Space": 32,
}

var modifierBits = map[string]int64{"Alt": 1, "Control": 2, "Shift": 8}

// commands are what the browser itself does for a key, which it does not work
// out for keys that come from its tools.
var commands = map[string][]string{"Control+V": {"paste"}, "Control+A": {"selectAll"}, "Backspace": {"deleteBackward"}, "Delete": {"deleteForward"},
	"End": {"moveToEndOfLine"}, "Home": {"moveToBeginningOfLine"}}

// press presses keys such as "Alt+ArrowUp" or "Control+Shift+Z".
func (p *page) press(combination string) {
	p.t.Helper()
	parts := strings.Split(combination, "+")
	key := parts[len(parts)-1]
	down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: key, Code: key, Commands: commands[combination]}
	for _, m := range parts[:len(parts)-1] {
		down.Modifiers |= modifierBits[m]
	}
	switch {
	case len(key) == 1:
		down.Code = "Key" + strings.ToUpper(key)
		down.WindowsVirtualKeyCode = int64(strings.ToUpper(key)[0])
		if down.Modifiers&modifierBits["Shift"] == 0 {
			down.Key = strings.ToLower(key)
		}
	default:
		down.WindowsVirtualKeyCode = virtualKeys[key]
	}
	switch key {
	case "Enter":
		down.Type, down.Text = input.DispatchKeyEventTypeKeyDown, "\r"
	case "Space":
		down.Type, down.Text, down.Key = input.DispatchKeyEventTypeKeyDown, " ", " "
	}
	up := down
	up.Type, up.Text, up.Commands = input.DispatchKeyEventTypeKeyUp, "", nil
	p.do(dispatch(down), dispatch(up))
}

func dispatch(key input.DispatchKeyEventParams) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, input.DispatchKeyEvent, key)
		return err
	})
}
