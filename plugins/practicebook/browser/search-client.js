// Talks to the search worker for one asker: the panel of the boxes, or the results page. The worker is started when it is first
// needed. Only the latest question is answered: the promise of one that was overtaken gives null, so that nobody draws it.

export class SearchClient extends EventTarget {
  #base;
  #worker = null;
  #number = 0;
  #waiting = null;

  // base: the absolute address of the site's root, ending in a slash.
  constructor(base) {
    super();
    this.#base = base;
  }

  // Gets ready what every question needs; what goes wrong here is said when a question is asked.
  prefetch() {
    if (!this.#worker) this.#start();
    this.#worker?.postMessage({ type: "prefetch" });
  }

  // Options: typing, filters, sort, from, limit, facets. Rejects with an Error whose message can be shown to a reader.
  search(query, options = {}) {
    this.#waiting?.resolve(null);
    const id = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting = { id, resolve, reject };
      if (!this.#worker) this.#start();
      this.#worker?.postMessage({ type: "search", id, query, typing: false, filters: {}, sort: "relevance", from: 0, limit: 20, facets: false, ...options });
    });
  }

  // What is being asked is no longer wanted.
  forget() {
    this.#waiting?.resolve(null);
    this.#waiting = null;
  }

  #start() {
    try {
      this.#worker = new Worker(new URL("search-worker.js", import.meta.url), { type: "module" });
    } catch {
      this.#fail();
      return;
    }
    this.#worker.addEventListener("message", ({ data }) => this.#receive(data));
    this.#worker.addEventListener("error", () => this.#fail());
    this.#worker.postMessage({ type: "open", base: this.#base });
  }

  #receive(message) {
    if (message.type === "ready") this.dispatchEvent(new Event("ready"));
    if (!this.#waiting || message.id !== this.#waiting.id) return;
    const { resolve, reject } = this.#waiting;
    if (message.type === "results") resolve(message);
    else if (message.type === "error") reject(new Error(message.message));
    else return;
    this.#waiting = null;
  }

  // The worker itself could not be fetched or broke: the next question starts another.
  #fail() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#waiting?.reject(new Error("Search could not be loaded. Check your connection."));
    this.#waiting = null;
  }
}

// The site's root as the page's header gives it, made absolute once: instant navigation keeps the header and changes the address.
let root;
export function siteRoot() {
  if (!root) {
    const given = document.querySelector("[data-pb-base]")?.dataset.pbBase ?? ".";
    root = new URL(given.endsWith("/") ? given : `${given}/`, document.baseURI).href;
  }
  return root;
}
