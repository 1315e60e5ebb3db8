// <details> "Narrow the results": a fieldset of checkboxes for each facet that has values, with how many pages each would leave.

import { FACETS, chosen } from "./search-address.js";
import { make } from "./search-draw.js";

const SHOWN = 8;
const WIDE = window.matchMedia("(min-width: 60em)");

export class Facets {
  #summary = make("summary", {}, "Narrow the results");
  #form = make("form", { class: "pb-facets", "aria-label": "Narrow the results" });
  #unfolded = new Set();
  #choose;

  // choose(filters) is called when the reader ticks or clears a box; `signal` ends what this listens to.
  constructor(choose, signal) {
    this.#choose = choose;
    this.element = make("details", { class: "pb-narrow", hidden: "" }, this.#summary, this.#form);
    this.#form.addEventListener("change", () => this.#choose(this.#ticked()), { signal });
    this.#form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    const fit = () => (this.element.open = WIDE.matches);
    WIDE.addEventListener("change", fit, { signal });
    fit();
  }

  draw(facets, asked) {
    const focused = this.#form.contains(document.activeElement) ? document.activeElement.id : "";
    const count = chosen(asked);
    const values = (facet) => (facets?.[facet] ?? []).filter((value) => value.count || value.on);
    const shown = Object.keys(FACETS).filter((facet) => values(facet).length);
    const clear = make("button", { type: "button", class: "pb-button pb-button--quiet", id: "facet-clear" }, "Clear all");
    clear.addEventListener("click", () => this.#choose({}));
    this.#summary.replaceChildren("Narrow the results", ...(count ? [` (${count}`, make("span", { class: "pb-visually-hidden" }, " chosen"), ")"] : []));
    this.#form.replaceChildren(...shown.map((facet) => this.#fieldset(facet, values(facet))), ...(count ? [clear] : []));
    this.element.hidden = !shown.length;
    if (focused) (document.getElementById(focused) ?? this.#form.querySelector("input"))?.focus({ preventScroll: true });
  }

  #fieldset(facet, values) {
    const folded = values.length > SHOWN && !this.#unfolded.has(facet);
    const rows = values.map((value, index) => this.#row(facet, value, folded && index >= SHOWN && !value.on));
    const fieldset = make("fieldset", {}, make("legend", {}, FACETS[facet]), rows);
    if (folded && rows.some((row) => row.hidden)) {
      const all = make("button", { type: "button", class: "pb-facets__all" }, `Show all ${values.length}`, make("span", { class: "pb-visually-hidden" }, ` under ${FACETS[facet]}`));
      all.addEventListener("click", () => {
        const first = rows.find((row) => row.hidden);
        this.#unfolded.add(facet);
        for (const row of rows) row.hidden = false;
        all.remove();
        first.querySelector("input").focus();
      });
      fieldset.append(all);
    }
    return fieldset;
  }

  #row(facet, { value, title, count, on }, hidden) {
    const box = make("input", { type: "checkbox", name: facet, value, id: `facet-${facet}-${value}` });
    box.checked = on;
    const row = make("label", {}, box, make("span", {}, title), " ", make("span", { class: "pb-facets__count" }, `(${count})`));
    row.hidden = hidden;
    return row;
  }

  #ticked() {
    const filters = {};
    for (const facet of Object.keys(FACETS)) filters[facet] = [...this.#form.querySelectorAll("input:checked")].filter(({ name }) => name === facet).map(({ value }) => value);
    return filters;
  }
}
