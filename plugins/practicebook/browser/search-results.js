// <pb-results>: the results page. What was asked is in the address, and every address can be linked to, gone back to and asked again.

import { chosen, read, withoutFilters, write } from "./search-address.js";
import { SearchClient, siteRoot } from "./search-client.js";
import { addressOf, dayWords, excerpt, facts, joined, make, quoted, sourceOf, understanding } from "./search-draw.js";
import { Facets } from "./search-facets.js";
import { nothing } from "./search-nothing.js";

const A_PAGE = 20;
const PAUSE = 200; // ms of no typing before a question is asked
const CALM = 300; // ms before it says that it is searching

let last = { address: "", answer: null }; // so that the way back shows at once what was there

class Results extends HTMLElement {
  #client;
  #facets;
  #listening;
  #path;
  #typing;
  #asked;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#client ??= new SearchClient(siteRoot());
    this.#path = location.pathname;
    this.#build(signal);
    this.form.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.box.addEventListener("focus", () => this.#client.prefetch(), { signal });
    this.box.addEventListener("input", () => this.#type(), { signal });
    window.addEventListener("popstate", () => location.pathname === this.#path && this.#restore(), { signal });
    this.#restore();
  }

  disconnectedCallback() {
    clearTimeout(this.#typing);
    this.#listening.abort();
  }

  get form() {
    return this.querySelector("form");
  }

  get box() {
    return this.form.querySelector("input[name='q']");
  }

  #build(signal) {
    this.#facets = new Facets((filters) => this.#go({ ...withoutFilters(this.#asked), filters: { ...withoutFilters(this.#asked).filters, ...filters } }), signal);
    this.notes = make("div", { class: "pb-results__notes" });
    this.heading = make("h2", { tabindex: "-1" }, "Results");
    this.count = make("p", { class: "pb-count", role: "status" });
    this.sort = make("select", { id: "pb-sort" }, make("option", { value: "relevance" }, "Relevance"), make("option", { value: "latest" }, "Latest first"));
    this.sort.addEventListener("change", () => this.#go({ ...this.#asked, sort: this.sort.value, page: 1 }), { signal });
    this.sorting = make("p", { class: "pb-sort" }, make("label", { for: "pb-sort" }, "Sort by"), this.sort);
    this.list = make("div", {});
    this.found = make("section", { class: "pb-found", "aria-labelledby": "pb-results-heading" }, make("div", { class: "pb-found__head" }, this.heading, this.sorting), this.count, this.notes, this.list);
    this.heading.id = "pb-results-heading";
    this.querySelector(".pb-results")?.remove();
    this.append(make("div", { class: "pb-results" }, this.#facets.element, this.found));
  }

  #type() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#asked = { ...this.#asked, query: this.box.value.trim(), page: 1 };
      history.replaceState(history.state, "", write(this.#asked, location.href));
      this.#search(true);
    }, PAUSE);
  }

  #submit(event) {
    event.preventDefault();
    this.#go({ ...this.#asked, query: this.box.value.trim(), page: 1 });
  }

  // Asks something else, which the back button takes back.
  #go(asked) {
    clearTimeout(this.#typing);
    this.#asked = asked;
    const address = write(asked, location.href);
    if (address !== location.href) history.pushState(null, "", address);
    return this.#search(false);
  }

  #restore() {
    clearTimeout(this.#typing);
    this.#asked = read(location.href);
    this.box.value = this.#asked.query;
    this.#search(false);
  }

  async #search(typing) {
    const asked = this.#asked;
    const address = write(asked, location.href);
    this.sort.value = asked.sort;
    document.title = joined([asked.query && `“${asked.query}”`, "Search", document.title.split(" · ").at(-1)], " · ").join("");
    if (!asked.query) {
      this.#client.forget();
      this.#drawIdle(asked);
      return;
    }
    if (last.address === address) this.#draw(asked, last.answer);
    const calm = setTimeout(() => (this.count.textContent = "Searching …"), CALM);
    try {
      const { query, filters, sort, page } = asked;
      const answer = await this.#client.search(query, { typing, filters, sort, from: (page - 1) * A_PAGE, limit: A_PAGE, facets: true });
      clearTimeout(calm);
      if (!answer) return;
      const pages = pagesOf(answer);
      if (page > pages) {
        this.#asked = { ...asked, page: pages };
        history.replaceState(history.state, "", write(this.#asked, location.href));
        this.#search(false);
        return;
      }
      last = { address, answer };
      this.#draw(asked, answer);
    } catch (error) {
      clearTimeout(calm);
      this.#drawFailure(error);
    }
  }

  // Nothing is asked yet. What it is to be narrowed by is kept until a question comes.
  #drawIdle(asked) {
    const count = chosen(asked);
    this.found.hidden = !count;
    this.sorting.hidden = true;
    this.#facets.element.hidden = true;
    this.count.textContent = count ? "Type what you are looking for. Only what you chose to search within is shown." : "";
    this.notes.replaceChildren();
    this.list.replaceChildren(...(count ? [this.#link("Search everything instead", withoutFilters(asked), () => this.box.focus())] : []));
  }

  #draw(asked, answer) {
    const pages = pagesOf(answer);
    this.found.hidden = false;
    this.#facets.draw(answer.facets, asked);
    this.sorting.hidden = answer.total < 2;
    this.count.replaceChildren(...countOf(asked, answer, pages));
    const lines = understanding(answer, (word, from) => this.#link(quoted(word), { ...asked, query: instead(asked.query, from, word), page: 1 }));
    this.notes.replaceChildren(...answer.answers.slice(0, 3).map(answerBox), ...lines.map((line) => make("p", { class: "pb-meta" }, line)));
    if (answer.total) this.list.replaceChildren(make("ol", { class: "pb-list pb-list--results", start: String((asked.page - 1) * A_PAGE + 1) }, answer.results.map((result) => item(result, answer.terms))), this.#paging(asked, pages));
    else this.list.replaceChildren(nothing(asked, answer, (words, next) => this.#link(words, next)));
  }

  #drawFailure(error) {
    const again = make("button", { type: "button", class: "pb-button" }, "Try again");
    again.addEventListener("click", () => {
      this.box.focus();
      this.#search(false);
    });
    this.found.hidden = false;
    this.sorting.hidden = true;
    this.count.textContent = error.message;
    this.notes.replaceChildren();
    this.list.replaceChildren(again);
  }

  // A link to what another question would show; followed without loading the page anew.
  #link(words, asked, then = () => {}, attributes = {}) {
    const link = make("a", { href: write(asked, location.href), ...attributes }, words);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation(); // Material's instant navigation would follow it too
      this.box.value = asked.query;
      this.#go(asked).then(then);
    });
    return link;
  }

  #paging(asked, pages) {
    if (pages === 1) return "";
    const toTop = () => {
      this.heading.focus({ preventScroll: true });
      this.heading.scrollIntoView();
    };
    const to = (page, words, rel) => this.#link(words, { ...asked, page }, toTop, { rel });
    return make(
      "nav",
      { class: "pb-pages", "aria-label": "Pages of results" },
      asked.page > 1 && to(asked.page - 1, "Previous", "prev"),
      make("span", {}, `Page ${asked.page} of ${pages}`),
      asked.page < pages && to(asked.page + 1, "Next", "next"),
    );
  }
}

function pagesOf({ total }) {
  return Math.max(1, Math.ceil(total / A_PAGE));
}

function countOf(asked, { total }, pages) {
  const results = total === 0 ? "Nothing found" : total === 1 ? "1 result" : `${total.toLocaleString("en-GB")} results`;
  const forWhat = asked.query ? [" for ", quoted(asked.query)] : [];
  return [results, ...forWhat, chosen(asked) ? " in what you chose" : "", pages > 1 ? `, page ${asked.page} of ${pages}` : ""];
}

function item(result, terms) {
  const path = [result.page, result.heading].filter(Boolean);
  return make(
    "li",
    {},
    make("h3", {}, make("a", { href: addressOf(result.path) }, path.at(-1))),
    path.length > 1 && make("p", { class: "pb-crumbs" }, `In ${result.page}`),
    make("p", {}, excerpt(result, terms)),
    make("p", { class: "pb-meta" }, joined([...facts(result).filter((one) => one !== " · "), dayWords(result.date)], " · ")),
  );
}

function answerBox(answer) {
  return make(
    "section",
    { class: "pb-quick pb-answer" },
    make("h3", {}, make("a", { href: addressOf(answer.path) }, answer.title)),
    make("p", {}, answer.text),
    make("p", { class: "pb-meta" }, sourceOf(answer)),
  );
}

// The question with one word changed for another.
function instead(query, from, to) {
  const place = query.toLowerCase().indexOf(from.toLowerCase());
  return place < 0 ? to : query.slice(0, place) + to + query.slice(place + from.length);
}

customElements.define("pb-results", Results);
