// Keyboard and names for what Material makes of labels. It opens its drawer, and folds its navigation, with labels for hidden
// checkboxes: no name, no state, no Space key. Here real buttons take their place. Without this script the labels stay.

const drawer = document.getElementById("__drawer");
const menu = document.querySelector("[data-pb-menu]");
const panel = () => document.querySelector(".md-sidebar--primary");

function setDrawer(open) {
  if (drawer.checked !== open) drawer.click();
}

menu?.addEventListener("click", () => setDrawer(!drawer.checked));

// The innermost panel that is open; focus goes to its first link or button once it can be seen.
function focusPanel() {
  requestAnimationFrame(() => {
    const open = [...panel().querySelectorAll(".md-nav__toggle:checked ~ .md-nav")].filter(seen);
    [...(open.at(-1) ?? panel()).querySelectorAll("a[href], button")].find(seen)?.focus({ preventScroll: true });
  });
}

const seen = (each) => each.checkVisibility({ visibilityProperty: true });

drawer?.addEventListener("change", () => {
  const open = drawer.checked;
  menu?.setAttribute("aria-expanded", String(open));
  for (const behind of document.querySelectorAll(".md-content, .md-sidebar--secondary, .md-footer")) behind.inert = open;
  if (open) focusPanel();
  else if (document.activeElement === document.body || panel()?.contains(document.activeElement)) menu?.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drawer?.checked) setDrawer(false);
});

// Past the header at once. Left to itself, Material goes there a second time a moment later, and so takes the focus back from
// a reader who has moved on.
document.addEventListener("click", (event) => {
  const content = event.target.closest(".md-skip") && document.getElementById("pb-content");
  if (!content) return;
  event.preventDefault();
  event.stopPropagation();
  content.scrollIntoView();
  content.focus({ preventScroll: true });
}, true);

function buttonFor(label, name, says, then) {
  const box = document.getElementById(label.htmlFor);
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.setAttribute("for", label.htmlFor); // means nothing on a button, but Material's styles look for it
  if (label.id) button.id = label.id;
  button.append(...label.childNodes);
  button.setAttribute("aria-label", name);
  const state = () => button.setAttribute("aria-expanded", String(box.checked));
  if (says) {
    state();
    box.addEventListener("change", state);
  }
  button.addEventListener("click", () => {
    box.click();
    if (drawer.checked) then();
  });
  label.replaceWith(button);
}

function mend() {
  for (const list of document.querySelectorAll(".md-nav--primary nav[aria-labelledby^='__nav_']")) {
    const item = list.parentElement;
    const name = item.querySelector(":scope > .md-nav__link")?.textContent.trim() || item.querySelector("a")?.textContent.trim() || "";
    const fold = item.querySelector(":scope > label.md-nav__link[tabindex='0'], :scope > .md-nav__container > label[tabindex='0']");
    if (fold) buttonFor(fold, fold.textContent.trim() || `Pages under ${name}`, true, focusPanel);
    const back = list.querySelector(":scope > label.md-nav__title");
    if (back) buttonFor(back, `${name}: back to the list above`, false, () => item.querySelector("button.md-nav__link, a")?.focus());
    list.removeAttribute("aria-labelledby");
    list.setAttribute("aria-label", name);
  }
  const here = document.querySelector("label.md-nav__link[for='__toc']");
  if (here) {
    const item = here.parentElement;
    const back = item.querySelector("label.md-nav__title[for='__toc']");
    buttonFor(here, `${here.textContent.trim()}: on this page`, true, focusPanel);
    if (back) buttonFor(back, `${back.textContent.trim()}: back to the list above`, false, () => item.querySelector("button")?.focus());
  }
  document.querySelector(".md-sidebar--post .md-nav--primary")?.setAttribute("aria-label", "About this post");
  for (const action of document.querySelectorAll("nav.md-post__action")) action.setAttribute("role", "presentation");
}

// document$ is Material's: it speaks once now, and again after every instant navigation
if (window.document$) window.document$.subscribe(mend);
else mend();
