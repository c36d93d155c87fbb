// A mistake in a role's file: the cursor stands on its line, in sight.

const source = document.getElementById("source");
const line = Number(source.dataset.line);

if (line) {
  const lines = source.value.split("\n");
  const from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  const down = heightOf(source.value.slice(0, from));
  source.focus({ preventScroll: true });
  source.setSelectionRange(from, from + (lines[line - 1] ?? "").length);
  source.scrollTop = down - 120;
}

// A text area scrolls to where somebody types, not to what is selected. How
// tall a text is in it can only be seen by putting it there.
function heightOf(text) {
  const { value, rows } = source;
  source.rows = 1;
  source.value = text;
  const height = source.scrollHeight;
  source.rows = rows;
  source.value = value;
  return height;
}
