// Package browsertest holds the tests that use Rolewright as a person does:
// the whole app over a store in a file, met through a real browser. They need
// Chromium and skip without it, except where CI=true: there they fail.
package browsertest
