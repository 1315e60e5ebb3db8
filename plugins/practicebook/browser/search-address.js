// What the results page was asked, as its address says it: ?q=…&kind=…&audit-heading=…&sort=latest&page=2. Anyone can link to it.

export const FACETS = { kind: "Kind", "audit-heading": "Audit heading", rating: "Rating", area: "Service", law: "Law", state: "State" };

export function read(address) {
  const asked = new URL(address).searchParams;
  const filters = {};
  for (const facet of Object.keys(FACETS)) filters[facet] = [...new Set(asked.getAll(facet).filter(Boolean))];
  const page = Number.parseInt(asked.get("page"), 10);
  return { query: asked.get("q")?.trim() ?? "", filters, sort: asked.get("sort") === "latest" ? "latest" : "relevance", page: page > 1 ? page : 1 };
}

// The address that asks for this; what else the old address holds stays as it is.
export function write(asked, address) {
  const url = new URL(address);
  for (const name of ["q", ...Object.keys(FACETS), "sort", "page"]) url.searchParams.delete(name); // so that they always come in this order
  if (asked.query) url.searchParams.append("q", asked.query);
  for (const [facet, values] of Object.entries(asked.filters)) for (const value of values) url.searchParams.append(facet, value);
  if (asked.sort !== "relevance") url.searchParams.append("sort", asked.sort);
  if (asked.page > 1) url.searchParams.append("page", asked.page);
  return url.href;
}

export function chosen({ filters }) {
  return Object.values(filters).flat().length;
}

export function withoutFilters(asked) {
  return { ...asked, page: 1, filters: Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, []])) };
}
