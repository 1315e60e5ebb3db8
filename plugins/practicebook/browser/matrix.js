// <pb-matrix>: the table of exemplars and audit headings, filtered. Everything is in the page already: this shows a form that was
// hidden, hides what was not asked for, and keeps what was asked in the address, so that anyone can link to it.

class Matrix extends HTMLElement {
  #listening;
  #whole;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#whole ??= this.count.textContent;
    this.form.addEventListener("change", () => this.#choose(), { signal });
    this.form.addEventListener("reset", () => this.#showAll(), { signal });
    window.addEventListener("popstate", () => this.#restore(), { signal });
    this.form.autocomplete = "off"; // the address says what is chosen, not what the browser remembers of an earlier visit
    this.form.hidden = false;
    this.#restore();
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  get form() {
    return this.querySelector("form");
  }

  get count() {
    return this.querySelector("[role='status']");
  }

  get selects() {
    return [...this.form.querySelectorAll("select")];
  }

  #choose() {
    const address = new URL(location.href);
    for (const { name, value } of this.selects) {
      address.searchParams.delete(name); // so that they always come in the form's order
      if (value) address.searchParams.append(name, value);
    }
    history.replaceState(history.state, "", address);
    this.#show();
  }

  #showAll() {
    for (const select of this.selects) select.value = ""; // now, where the browser would do it after this event
    this.#choose();
  }

  #restore() {
    const asked = new URLSearchParams(location.search);
    for (const select of this.selects) {
      const value = asked.get(select.name);
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    this.#show();
  }

  #show() {
    const chosen = Object.fromEntries(this.selects.map(({ name, value }) => [name, value]));
    const rows = [...this.querySelectorAll("tbody tr")];
    for (const row of rows) row.hidden = !matches(row, chosen);
    for (const cell of this.querySelectorAll("table [data-heading]")) {
      cell.hidden = Boolean(chosen.heading) && cell.dataset.heading !== chosen.heading;
    }
    const shown = rows.filter((row) => !row.hidden);
    for (const total of this.querySelectorAll("tfoot td")) {
      const { heading } = total.dataset;
      total.textContent = heading ? shown.filter((row) => ratingUnder(row, heading)).length : shown.length;
    }
    const isFiltered = Object.values(chosen).some(Boolean);
    this.count.textContent = isFiltered ? `${shown.length} of ${rows.length} ${rows.length === 1 ? "exemplar" : "exemplars"}` : this.#whole;
  }
}

// An exemplar's rating under an audit heading; undefined where it was not audited under it.
function ratingUnder(row, heading) {
  return row.querySelector(`[data-heading="${CSS.escape(heading)}"]`)?.dataset.rating;
}

// A rating is looked for under the chosen audit heading, or in the overall judgement where none is chosen.
function matches(row, { heading, rating, area, topic }) {
  const rated = heading ? ratingUnder(row, heading) : row.dataset.overall;
  return Boolean(rated) && (!rating || rated === rating) && (!area || row.dataset.areas.split(" ").includes(area)) && (!topic || row.dataset.topic === topic);
}

customElements.define("pb-matrix", Matrix);
