// Our worker, spoken to as the site's own interface speaks to it.
let worker;
let last = 0;

export const open = async (base) => {
  worker = new Worker(new URL("assets/browser/search-worker.js", base), { type: "module" });
  worker.postMessage({ type: "open", base });
};

export const ask = (query, limit) =>
  new Promise((resolve, reject) => {
    const id = ++last;
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      if (data.id !== id) return;
      if (data.type === "results") resolve(data.results.map(({ path, score }) => ({ path, score })));
      if (data.type === "error") reject(new Error(data.message));
    };
    worker.postMessage({ type: "search", id, query, typing: false, filters: {}, sort: "relevance", from: 0, limit, facets: false });
  });
