// What a term means, on hover, focus and touch. Without this a term is a link to the glossary, described for screen readers.
// WCAG 2.2, 1.4.13: Escape takes it away, the pointer can go onto it, and it stays until pointer and focus have left.

const LINGER = 250;

let tip = null;
let shown = null;
let leaving = 0;
let touched = false;

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const term = termAt(event.target);
  if (term) show(term);
  else if (tip && tip.contains(event.target)) clearTimeout(leaving);
  else leave();
});
document.addEventListener("focusin", (event) => {
  const term = termAt(event.target);
  if (term && !touched) show(term);
  else if (!term) hide();
});
document.addEventListener("focusout", (event) => {
  if (termAt(event.target) === shown) leave();
});
document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
  if (touched && shown && !termAt(event.target) && !tip.contains(event.target)) hide();
}, true);
document.addEventListener("click", (event) => {
  const term = termAt(event.target);
  if (term && touched && shown !== term) {
    event.preventDefault(); // a second touch follows the link
    event.stopImmediatePropagation();
    show(term);
  } else {
    hide();
  }
  touched = false;
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) {
    event.stopPropagation();
    hide();
  }
}, true);
window.addEventListener("resize", hide);

function termAt(target) {
  return target instanceof Element ? target.closest("a.pb-term") : null;
}

function show(term) {
  clearTimeout(leaving);
  if (shown === term) return;
  const means = document.getElementById(term.getAttribute("aria-describedby"));
  if (!means) return;
  if (!tip || !tip.isConnected) tip = drawn();
  tip.textContent = means.textContent;
  tip.hidden = false;
  shown = term;
  place(term);
}

function drawn() {
  const element = document.createElement("div");
  element.className = "pb-tip";
  element.role = "tooltip";
  element.hidden = true;
  (document.querySelector("main") || document.body).append(element);
  return element;
}

/** Under the line that the term is on, or above it where there is more room, and never over an edge of the window. */
function place(term) {
  tip.style.left = tip.style.top = "0";
  const [line, own] = [term.getClientRects()[0], tip.getBoundingClientRect()];
  const wide = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(line.left, wide - own.width - 8));
  const above = line.bottom + own.height > window.innerHeight && line.top > own.height;
  const top = above ? line.top - own.height : line.bottom;
  tip.style.left = `${left - own.left}px`;
  tip.style.top = `${top - own.top}px`;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    if (shown && (shown.matches(":hover, :focus-visible") || tip.matches(":hover"))) return;
    hide();
  }, LINGER);
}

function hide() {
  clearTimeout(leaving);
  shown = null;
  if (tip) tip.hidden = true;
}
