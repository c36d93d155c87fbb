// The letters of an offer: a button copies what stands beside it.

import { growBoxes } from "./text.js";

const live = document.getElementById("live");

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button, document.getElementById(button.dataset.copies)));
}
growBoxes(document);

async function copy(button, box) {
  const was = button.innerHTML;
  try {
    await navigator.clipboard.writeText(box.value);
    button.textContent = live.textContent = "Copied";
  } catch {
    box.focus();
    box.select();
    button.textContent = live.textContent = "Selected: press Ctrl+C";
  }
  setTimeout(() => { button.innerHTML = was; live.textContent = ""; }, 2500);
}
