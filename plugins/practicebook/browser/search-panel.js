// The search boxes: the header's, and any other that is marked `data-pb-search`. Each gets a panel of instant results, a combobox with
// a listbox as the ARIA Authoring Practices draw it. Without this script, or when it fails, a box is a form that leads to the results page.

import { SearchClient, siteRoot } from "./search-client.js";
import { addressOf, excerpt, facts, grouped, make, quoted, sourceOf, understanding } from "./search-draw.js";

const SHOWN = 8;
const EXCERPT = 120; // characters
const CALM = 250; // ms before it says that it is getting ready
const SETTLED = 700; // ms of no typing before a count is announced

const client = new SearchClient(siteRoot());
const panels = new Set();
let followed = false;

class Panel {
  #form;
  #input;
  #list;
  #note;
  #panel;
  #status;
  #active = null;
  #announcement;
  #wanted = false;

  constructor(form, number) {
    const id = `pb-panel-${number}`;
    this.#form = form;
    this.#input = form.querySelector("input[name='q']");
    this.#note = make("div", { class: "pb-panel__note" });
    this.#list = make("div", { role: "listbox", id, "aria-label": "Results", class: "pb-panel__list" });
    this.#panel = make("div", { class: "pb-panel", hidden: "" }, this.#note, this.#list);
    this.#status = make("div", { role: "status", class: "pb-visually-hidden" });
    form.append(this.#panel, this.#status);
    const described = { role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", spellcheck: "false", autocapitalize: "none", enterkeyhint: "search" };
    for (const [name, value] of Object.entries(described)) this.#input.setAttribute(name, value);
    this.#input.addEventListener("focus", () => client.prefetch());
    this.#input.addEventListener("input", () => this.#ask());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("blur", () => this.close());
    this.#panel.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    this.#list.addEventListener("click", (event) => this.#follow(event));
  }

  get isOnPage() {
    return this.#form.isConnected;
  }

  get isOpen() {
    return !this.#panel.hidden;
  }

  close() {
    this.#wanted = false;
    this.#panel.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#activate(null);
    clearTimeout(this.#announcement);
    this.#status.textContent = "";
  }

  async #ask() {
    const query = this.#input.value.trim();
    if (!query) {
      client.forget();
      this.close();
      return;
    }
    this.#wanted = true;
    const calm = setTimeout(() => !this.isOpen && this.#show(query, [make("p", {}, "Getting search ready …")], []), CALM);
    try {
      const answer = await client.search(query, { typing: true, limit: SHOWN });
      if (answer && this.#wanted) this.#draw(query, answer);
    } catch (error) {
      if (this.#wanted) this.#drawFailure(query, error);
    } finally {
      clearTimeout(calm);
    }
  }

  #draw(query, answer) {
    const found = answer.total > 0 || answer.answers.length > 0;
    const lines = [...(found ? [] : [["Nothing here fits ", quoted(query), "."]]), ...understanding(answer)].map((line) => make("p", {}, line));
    const groups = [];
    if (answer.answers.length) groups.push(this.#group("Answer", answer.answers.slice(0, 1).map(answerOption)));
    for (const group of grouped(answer.results)) groups.push(this.#group(group.title, group.results.map((result) => resultOption(result, answer.terms))));
    this.#show(query, lines, groups, found ? "All results for " : "See what comes near ");
    const { length } = answer.results;
    const count = answer.total > length ? `The best ${length} results` : length === 1 ? "1 result" : `${length} results`;
    const said = [found && count, answer.answers.length && "An answer first", ...lines.map((line) => line.textContent)];
    this.#announce(said.filter(Boolean).join(". "));
  }

  #drawFailure(query, error) {
    const again = make("div", { role: "option", class: "pb-hit pb-hit--all", "data-pb-again": "" }, "Try again");
    this.#show(query, [make("p", {}, error.message)], [again], "Go to the results page for ");
    this.#announce(`${error.message} Press the down arrow to try again.`);
  }

  #show(query, note, options, last = "All results for ") {
    const address = new URL(this.#form.action);
    address.search = new URLSearchParams({ q: query });
    const all = make("a", { role: "option", class: "pb-hit pb-hit--all", tabindex: "-1", href: address.href }, last, quoted(query));
    this.#activate(null);
    this.#note.replaceChildren(...note);
    this.#note.hidden = !note.length;
    this.#list.replaceChildren(...options, all);
    for (const [index, option] of this.#options.entries()) {
      option.id = `${this.#list.id}-${index}`;
      option.setAttribute("aria-selected", "false");
    }
    this.#panel.scrollTop = 0;
    this.#panel.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
  }

  #group(title, options) {
    const id = `${this.#list.id}-${title.toLowerCase().replaceAll(/\W+/g, "-")}`;
    return make("div", { role: "group", "aria-labelledby": id }, make("div", { id, role: "presentation", class: "pb-panel__group" }, title), options);
  }

  get #options() {
    return [...this.#list.querySelectorAll("[role='option']")];
  }

  #activate(option) {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = option;
    if (!option) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  #press(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.isOpen) this.#move(event.key === "ArrowDown" ? 1 : -1);
      else this.#ask();
    } else if (event.key === "Enter" && this.#active) {
      event.preventDefault();
      this.#active.click();
    } else if (event.key === "Escape" && this.isOpen) {
      event.preventDefault(); // the browser would clear the box
      event.stopPropagation();
      this.close();
    }
  }

  // Past the last option comes the box itself, then the first.
  #move(step) {
    const stops = [null, ...this.#options];
    const next = (stops.indexOf(this.#active) + step + stops.length) % stops.length;
    this.#activate(stops[next]);
  }

  #follow(event) {
    const option = event.target.closest("[role='option']");
    if (option?.hasAttribute("data-pb-again")) {
      this.#ask();
    } else if (option && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      followed = true;
      this.#input.blur();
    }
  }

  #announce(words) {
    clearTimeout(this.#announcement);
    this.#announcement = setTimeout(() => (this.#status.textContent = words), SETTLED);
  }
}

function answerOption(answer) {
  return make(
    "a",
    { role: "option", class: "pb-hit pb-hit--answer", tabindex: "-1", href: addressOf(answer.path) },
    make("span", { class: "pb-hit__title" }, answer.title),
    make("span", { class: "pb-hit__excerpt" }, answer.text),
    make("span", { class: "pb-hit__facts" }, sourceOf(answer)),
  );
}

function resultOption(result, terms) {
  return make(
    "a",
    { role: "option", class: "pb-hit", tabindex: "-1", href: addressOf(result.path) },
    make("span", { class: "pb-hit__title" }, result.page, result.heading && make("span", { class: "pb-hit__section" }, ` › ${result.heading}`)),
    make("span", { class: "pb-hit__excerpt" }, excerpt(result, terms, EXCERPT)),
    make("span", { class: "pb-hit__facts" }, facts(result)),
  );
}

// ---- the header's box: under 60em it takes the header's place while it is used

const header = document.querySelector("[data-pb-base]");
const opener = document.querySelector("[data-pb-search-open]");

function openHeader(open) {
  header.parentElement.classList.toggle("pb-search-place--open", open);
  opener.setAttribute("aria-expanded", String(open));
}

function closeHeader() {
  openHeader(false);
  opener.focus();
}

if (header) {
  header.action = new URL(header.getAttribute("action"), document.baseURI).href; // instant navigation keeps the header
  header.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opener.getAttribute("aria-expanded") === "true") closeHeader();
  });
  header.addEventListener("focusout", ({ relatedTarget }) => !header.contains(relatedTarget) && openHeader(false));
  header.querySelector("[data-pb-search-close]").addEventListener("click", closeHeader);
  opener.addEventListener("click", () => {
    openHeader(true);
    header.querySelector("[name='q']").focus();
  });
}

// ---- the page: `/` goes to its own box if it has one, else to the header's. A reader may turn it off, since those who speak to their
// computer press keys without meaning to.

const slash = {
  get isOn() {
    try {
      return localStorage.getItem("pb-slash") !== "off";
    } catch {
      return true; // a browser that keeps nothing
    }
  },
  offerChoice(place) {
    const box = place.querySelector("input");
    box.checked = this.isOn;
    box.addEventListener("change", () => localStorage.setItem("pb-slash", box.checked ? "on" : "off"));
    place.hidden = false;
  },
};

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, select, textarea, [contenteditable]") || !slash.isOn) return;
  event.preventDefault();
  const own = document.querySelector("main :is([data-pb-search], pb-results > form) [name='q']");
  if (!own) openHeader(true);
  const box = own ?? header?.querySelector("[name='q']");
  box?.focus();
  box?.select();
});

let number = 0;
function arrive() {
  for (const panel of panels) {
    panel.close();
    if (!panel.isOnPage) panels.delete(panel);
  }
  for (const form of document.querySelectorAll("form[data-pb-search]:not([data-pb-search='ready'])")) {
    form.dataset.pbSearch = "ready";
    panels.add(new Panel(form, ++number));
  }
  for (const place of document.querySelectorAll("[data-pb-slash][hidden]")) slash.offerChoice(place);
  if (document.querySelector("pb-results")) import("./search-results.js");
  if (followed) focusPlace();
  followed = false;
}

// After a result was opened, reading goes on where it leads, not in the header.
function focusPlace() {
  const place = document.querySelector(":target") ?? document.getElementById("pb-content");
  if (!place) return;
  if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
}

// document$ is Material's: it speaks once now, and again after every instant navigation
if (window.document$) window.document$.subscribe(arrive);
else arrive();
