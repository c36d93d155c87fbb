// Bold, italic and links in a text box, written as the small Markdown that
// the sheet shows.

const marks = { bold: "**", italic: "*" };

/** Puts a mark around the selection, or takes it away where it is. */
export function toggleMark(area, style) {
  const mark = marks[style];
  const { selectionStart: start, selectionEnd: end, value } = area;
  const inside = value.slice(start, end);
  const around = value.slice(start - mark.length, start) === mark && value.slice(end, end + mark.length) === mark;
  if (around && !(style === "italic" && value.slice(start - 2, start) === "**" && value.slice(start - 3, start) !== "***")) {
    replace(area, start - mark.length, end + mark.length, inside, 0, inside.length);
    return;
  }
  const lead = inside.match(/^\s*/)[0].length;
  const core = inside.trim();
  const text = inside.slice(0, lead) + mark + core + mark + inside.slice(lead + core.length);
  replace(area, start, end, text, lead + mark.length, lead + mark.length + core.length);
}

/** Asks for an address and makes the selection a link to it. */
export async function askLink(area) {
  const { selectionStart: start, selectionEnd: end } = area;
  const dialog = document.getElementById("link-dialog");
  const input = document.getElementById("link-url");
  input.value = "";
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((done) => { dialog.onclose = done; });
  area.focus();
  const address = absolute(input.value.trim());
  if (dialog.returnValue !== "ok" || !address) return;
  const label = area.value.slice(start, end) || input.value.trim();
  replace(area, start, end, `[${label}](${address})`, 1, 1 + label.length);
}

function absolute(address) {
  if (address === "" || /^(https?:\/\/|mailto:)/i.test(address)) return address;
  return (address.includes("@") && !address.includes("/") ? "mailto:" : "https://") + address;
}

function replace(area, start, end, text, from, to) {
  area.setRangeText(text, start, end, "end");
  area.setSelectionRange(start + from, start + to);
  area.focus();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The lines of a pasted text, without their bullets and numbers. */
export function pastedLines(text) {
  return text.split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*+•·▪◦‣–—●○■□]|o(?=\s)|\(?\d{1,2}[.)])\s+/, "").trim())
    .filter(Boolean);
}

/** Lets boxes grow with their text where the browser's style cannot. */
export function growBoxes(root) {
  if (CSS.supports("field-sizing", "content")) return;
  for (const area of root.querySelectorAll("textarea")) {
    area.style.height = "auto";
    area.style.height = area.scrollHeight + 2 + "px";
  }
}
