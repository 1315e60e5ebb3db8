// The drawer by keyboard. Material opens its drawer and folds its navigation with labels for hidden checkboxes: those have
// no name, no state, and no Space key. Here they get all three. Works again after every instant navigation (document$).
const drawer = () => document.getElementById("__drawer");
const button = document.querySelector("[data-pb-menu]");
const panel = () => document.querySelector(".md-sidebar--primary");

function show(open) {
  if (drawer().checked !== open) drawer().click();
}

button?.addEventListener("click", () => show(!drawer().checked));

drawer()?.addEventListener("change", () => {
  const open = drawer().checked;
  button?.setAttribute("aria-expanded", String(open));
  // the panel becomes visible in this frame; only what is visible takes focus
  if (open) requestAnimationFrame(() => panel()?.querySelector("a[href], [tabindex='0']")?.focus());
  else if (panel()?.contains(document.activeElement)) button?.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drawer()?.checked) show(false);
  if (event.key === " " && event.target.matches?.("label[role=button]")) {
    event.preventDefault();
    event.target.click();
  }
});

function nameFolds() {
  for (const label of document.querySelectorAll(".md-nav__link[for^='__nav_'][tabindex='0']")) {
    const box = document.getElementById(label.htmlFor);
    const name = (label.textContent.trim() || label.parentElement.querySelector("a")?.textContent || "").trim();
    const state = () => label.setAttribute("aria-expanded", String(box.checked));
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", `Pages under ${name}`);
    state();
    box.addEventListener("change", state);
  }
}

if (window.document$) window.document$.subscribe(nameFolds);
else nameFolds();
