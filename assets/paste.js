// What is copied from a page or a word processor has its headings and lists
// as HTML. That goes along with the text while the text is what was pasted.

const area = document.getElementById("text");
const rich = document.getElementById("rich");
let pasted = "";

area.addEventListener("paste", (e) => {
  const html = e.clipboardData.getData("text/html");
  const whole = area.selectionStart === 0 && area.selectionEnd === area.value.length;
  // Editors of plain text copy their colours alone as HTML.
  if (!whole || !/<(p|li|h[1-6]|t[dr])\b/i.test(html)) return;
  setTimeout(() => { rich.value = html; pasted = area.value; });
});
area.form.addEventListener("submit", () => { if (area.value !== pasted) rich.value = ""; });
