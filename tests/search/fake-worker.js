// Stands in for browser/search-worker.js in tests of what readers see: the same messages, over a few made-up pages. Some words of a
// question make it do what the real one does seldom: "nothing" finds none, "slow" takes its time, "broken" fails once, then answers.

const KINDS = { policy: "Policy", guidance: "Guidance", exemplar: "Exemplar", framework: "Framework", post: "Blog post" };
const GROUP = { policy: "guidance", guidance: "guidance", exemplar: "exemplars", framework: "framework", post: "blog" };
const AREAS = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`team-${index}`, `Team ${index}`]));
const HOSTILE = "<img src=x onerror=\"window.hostile = true\"> & <b>bold</b>";

const SECTIONS = Array.from({ length: 45 }, (_, index) => {
  const kind = Object.keys(KINDS)[index % 5];
  return {
    section: index,
    path: index === 1 ? "policies/reflective-supervision/" : `policies/case-recording/#part-${index}`,
    page: index === 2 ? HOSTILE : `Carers ${index}`,
    heading: index === 2 || index % 3 ? `Part ${index}` : "",
    kind: KINDS[kind],
    group: GROUP[kind],
    areas: [AREAS[`team-${index % 11}`]],
    state: index === 44 ? "superseded" : "",
    date: `2026-01-${String((index % 28) + 1).padStart(2, "0")}`,
    text: `${"Words come before it. ".repeat(index % 4)}What a carer needs is asked of the carer. <script>window.hostile = true</script> Under section 42 more follows. ${"And words come after it. ".repeat(12)}`,
    quick: "",
    id: `page-${index}`,
    score: 1 - index / 100,
    marks: ["carer", "s42"],
    facts: { kind, area: `team-${index % 11}`, state: index === 44 ? "superseded" : "in force" },
  };
});

let latest = 0;
let failed = false;

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

self.addEventListener("message", async ({ data }) => {
  if (data.type === "prefetch") self.postMessage({ type: "ready" });
  if (data.type !== "search") return;
  latest = data.id;
  await pause(data.query.includes("slow") ? 1000 : 5);
  if (latest !== data.id) return;
  if (data.query.includes("broken") && !failed) {
    failed = true;
    self.postMessage({ type: "error", id: data.id, message: "Part of the search could not be fetched." });
    return;
  }
  self.postMessage(answer(data));
});

function fits(section, filters, besides) {
  return Object.entries(filters).every(([facet, values]) => facet === besides || !values.length || values.includes(section.facts[facet]));
}

function answer({ id, query, filters, sort, from, limit, facets }) {
  const none = query.includes("nothing");
  const found = none ? [] : SECTIONS.filter((section) => fits(section, filters));
  if (sort === "latest") found.sort((one, other) => other.date.localeCompare(one.date));
  return {
    type: "results",
    id,
    query,
    total: found.length,
    page_count: found.length,
    results: found.slice(from, from + limit),
    terms: ["carer", "s42"],
    answers: query.includes("carer") && !none ? [{ title: "Carer", text: "Someone who looks after another person.", path: "glossary/#carer", source: "Glossary", date: "2026-06-02" }] : [],
    also: query.includes("MCA") ? ["Mental Capacity Act"] : [],
    corrected: query.includes("carrer") ? [{ from: "carrer", to: ["carer", "career"] }] : [],
    unknown: none ? ["nothing"] : [],
    facets: facets ? counted(none ? [] : SECTIONS, filters) : null,
    nothing: found.length ? null : {
      areas: [["First contact", "areas/first-contact/"]],
      headings: [["Voice", "audit-headings/voice/"]],
      ask: [["Practice lead", "lead@council.example"], ["Duty desk", "01632 960000"]],
      tell: "mailto:practicebook@council.example?subject=Search&body={query}",
    },
  };
}

function counted(sections, filters) {
  const titles = { kind: KINDS, area: AREAS, state: { "in force": "In force", superseded: "Superseded" } };
  const facets = { "audit-heading": [], rating: [], law: [] };
  for (const [facet, choices] of Object.entries(titles)) {
    const left = sections.filter((section) => fits(section, filters, facet));
    facets[facet] = Object.entries(choices)
      .map(([value, title]) => ({ value, title, count: left.filter(({ facts }) => facts[facet] === value).length, on: (filters[facet] ?? []).includes(value) }))
      .filter(({ count, on }) => count || on);
  }
  return facets;
}
