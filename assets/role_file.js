// A mistake in a role's file: the cursor stands on its line.

const source = document.getElementById("source");
const line = Number(source.dataset.line);

if (line) {
  const lines = source.value.split("\n");
  const from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  const to = from + (lines[line - 1] ?? "").length;
  // A text area scrolls to where somebody types, not to what is selected: it
  // is as far down as the text before would be.
  const whole = source.value;
  source.value = whole.slice(0, to);
  source.scrollTop = source.scrollHeight;
  source.value = whole;
  source.focus();
  source.setSelectionRange(from, to);
}
