// Lunr as Material runs it: its worker, given the whole of search_index.json, as the theme's script does.
const SETUP = 0;
const QUERY = 2;
let worker;

const answer = (message) =>
  new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message);
  });

export const open = async (base) => {
  const index = fetch(new URL("search/search_index.json", base)).then((response) => response.json());
  worker = new Worker(new URL(new URL(location.href).searchParams.get("worker"), base));
  await answer({ type: SETUP, data: { ...(await index), options: { suggest: false } } });
};

/** Pages as the theme shows them, of each the best two sections that match. */
export const ask = async (query, limit) => {
  const { data } = await answer({ type: QUERY, data: query });
  const sections = data.items.flatMap((page) => page.filter(({ score }) => score > 0).slice(0, 2));
  return sections.slice(0, limit).map(({ location: path, score }) => ({ path, score }));
};
