// Keyboard and names for what Material makes of labels. It opens its drawer, and folds its navigation, with labels for hidden
// checkboxes: no name, no state, no Space key. Here real buttons take their place. Without this script the labels stay.

const drawer = document.getElementById("__drawer");
const menu = document.querySelector("[data-pb-menu]");
const panel = () => document.querySelector(".md-sidebar--primary");

function setDrawer(open) {
  if (drawer.checked !== open) drawer.click();
}

menu?.addEventListener("click", () => setDrawer(!drawer.checked));

drawer?.addEventListener("change", () => {
  menu?.setAttribute("aria-expanded", String(drawer.checked));
  if (drawer.checked) {
    // the panel becomes visible with this frame, and only what is visible takes focus
    requestAnimationFrame(() => {
      const shown = [...panel().querySelectorAll("a[href], button")].find((each) => each.checkVisibility({ visibilityProperty: true }));
      shown?.focus({ preventScroll: true });
    });
  } else if (panel()?.contains(document.activeElement)) menu?.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drawer?.checked) setDrawer(false);
});

function buttonFor(label, name, says) {
  const box = document.getElementById(label.htmlFor);
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  if (label.id) button.id = label.id;
  button.append(...label.childNodes);
  button.setAttribute("aria-label", name);
  const state = () => button.setAttribute("aria-expanded", String(box.checked));
  if (says) {
    state();
    box.addEventListener("change", state);
  }
  button.addEventListener("click", () => box.click());
  label.replaceWith(button);
}

function mend() {
  for (const list of document.querySelectorAll(".md-nav--primary nav[aria-labelledby^='__nav_']")) {
    const item = list.parentElement;
    const name = item.querySelector(":scope > .md-nav__link")?.textContent.trim() || item.querySelector("a")?.textContent.trim() || "";
    const fold = item.querySelector(":scope > label.md-nav__link[tabindex='0'], :scope > .md-nav__container > label[tabindex='0']");
    if (fold) buttonFor(fold, fold.textContent.trim() || `Pages under ${name}`, true);
    const back = list.querySelector(":scope > label.md-nav__title");
    if (back) buttonFor(back, `${name}: back to the list above`, false);
    list.removeAttribute("aria-labelledby");
    list.setAttribute("aria-label", name);
  }
  document.querySelector(".md-sidebar--post .md-nav--primary")?.setAttribute("aria-label", "About this post");
  for (const action of document.querySelectorAll("nav.md-post__action")) action.setAttribute("role", "presentation");
}

// document$ is Material's: it speaks once now, and again after every instant navigation
if (window.document$) window.document$.subscribe(mend);
else mend();
