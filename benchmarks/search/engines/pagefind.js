// Pagefind through its own script, without its interface.
let pagefind;
let root;

export const open = async (base) => {
  root = new URL(base).pathname;
  pagefind = await import(new URL("pagefind/pagefind.js", base));
  await pagefind.init();
};

const weight = ({ weighted_locations }) => weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);

/** Pages as it ranks them, of each the best two sections; it fetches the text of every page that is shown. */
export const ask = async (query, limit) => {
  const { results } = await pagefind.search(query);
  const pages = await Promise.all(results.slice(0, limit).map(async (result) => ({ score: result.score, ...(await result.data()) })));
  return pages
    .flatMap(({ score, url, sub_results }) => {
      const best = [...sub_results].sort((one, other) => weight(other) - weight(one)).slice(0, 2);
      return (best.length ? best : [{ url }]).map((section) => ({ path: relative(section.url), score }));
    })
    .slice(0, limit);
};

const relative = (url) => {
  const { pathname, hash } = new URL(url, location.href);
  return (pathname.startsWith(root) ? pathname.slice(root.length) : pathname.slice(1)) + hash;
};
