// Ranks sections for a question: as `search/rank.py` does, with sums in the same order. Nothing here waits for a file.
//
// A posting is `{ sections, weights, rarity }`; see search-shards.js. Lists by section are typed arrays as long as there are sections.

const A_PAGE = 2; // sections of each page that are results

// Scores every section that has something of what is asked: `{ sections, scores }`, the sections in no order, the scores by section.
// `postings` has the posting of each term, or null; `phrases` the sections where each group that is a phrase is met; `runs` the number of
// the run that each section is in: of sections that speak of one thing, as those of a page do.
export function score({ groups }, postings, phrases, runs, { sections: size, weights }) {
  const [scores, best, sum] = [new Float64Array(size), new Float64Array(size).fill(-1), new Float64Array(size).fill(-1)];
  const matched = new Uint8Array(size);
  const [together, bestTogether] = [new Float64Array(size), new Float64Array(size)];
  const sections = [];
  for (const group of groups) {
    const having = [];
    for (const { terms, counts } of group.choices) {
      for (const section of addUp(terms, postings, sum)) {
        const score = (counts * sum[section]) / 255_000;
        sum[section] = -1;
        if (group.isPhrase && !phrases.get(group).has(section)) continue;
        if (best[section] < 0) having.push(section);
        if (score > best[section]) best[section] = score;
      }
    }
    for (const section of having) {
      if (!matched[section]) sections.push(section);
      scores[section] += best[section];
      matched[section] += 1;
      bestTogether[runs[section]] = Math.max(bestTogether[runs[section]], best[section]);
      best[section] = -1;
    }
    for (const section of having) {
      together[runs[section]] += bestTogether[runs[section]];
      bestTogether[runs[section]] = 0;
    }
  }
  for (const section of sections) {
    scores[section] = scores[section] * (matched[section] / groups.length) ** weights.coverage + weights.together * together[runs[section]];
  }
  return { sections, scores };
}

// Adds up, by section, rarity and weight of each term; gives the sections that have any. -1 is a section that has none yet.
function addUp(terms, postings, sum) {
  const having = [];
  for (const term of terms) {
    const { sections, weights, rarity } = postings.get(term) ?? { sections: [] };
    for (let at = 0; at < sections.length; at++) {
      const section = sections[at];
      if (sum[section] < 0) {
        having.push(section);
        sum[section] = 0;
      }
      sum[section] += rarity * weights[at];
    }
  }
  return having;
}

// Whether a posting has a section.
export function has(posting, section) {
  const { sections } = posting ?? { sections: [] };
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle] < section) low = middle + 1;
    else high = middle;
  }
  return sections[low] === section;
}

// The sections where terms follow each other, of the places of each term by section.
export function following(placesOfTerms) {
  const [first, ...others] = placesOfTerms;
  const found = new Set();
  for (const [section, starts] of first) {
    const next = others.map((places) => new Set(places.get(section)));
    if (starts.some((start) => next.every((places, at) => places.has(start + at + 1)))) found.add(section);
  }
  return found;
}

// Sections, the highest score first, the lower number among equals. A heap, since few of them are ever asked for.
export function* bestFirst(sections, scores) {
  const heap = Uint32Array.from(sections);
  let { length } = heap;
  const before = (one, other) => scores[one] > scores[other] || (scores[one] === scores[other] && one < other);
  const sink = (at) => {
    const section = heap[at];
    for (let child; (child = 2 * at + 1) < length; at = child) {
      if (child + 1 < length && before(heap[child + 1], heap[child])) child += 1;
      if (!before(heap[child], section)) break;
      heap[at] = heap[child];
    }
    heap[at] = section;
  };
  for (let at = (length >> 1) - 1; at >= 0; at--) sink(at);
  while (length) {
    const best = heap[0];
    heap[0] = heap[--length];
    if (length) sink(0);
    yield best;
  }
}

// The first so many of sections of which no more than two are of one page. `pagesOf` gives the pages of a list, and may wait for files.
export async function aFewAPage(sections, most, pagesOf) {
  const [taken, kept] = [new Map(), []];
  while (kept.length < most) {
    const some = take(sections, most - kept.length);
    if (!some.length) break;
    const pages = await pagesOf(some);
    some.forEach((section, at) => {
      const already = taken.get(pages[at]) ?? 0;
      taken.set(pages[at], already + 1);
      if (already < A_PAGE) kept.push(section);
    });
  }
  return kept;
}

function take(sections, most) {
  const some = [];
  for (let one; some.length < most && !(one = sections.next()).done; ) some.push(one.value);
  return some;
}

// Sections, the latest page first, those of one day as they are.
export function latestFirst(sections, { dates, pageOf }) {
  const day = (section) => dates[pageOf[section]] ?? -Infinity;
  return [...sections].sort((one, other) => (day(one) === day(other) ? 0 : day(other) - day(one)));
}

const UNSEEN = -3; // of a page: not met yet,
const SHUT = -2; // kept out by more than one facet,
const OPEN = -1; // kept out by none; else the number of the one that keeps it out

// Narrows sections by the filters and counts: `{ sections, total, pages, facets }`, where `total` is how many sections are results, of
// `pages` pages. Each facet counts pages, with the other facets' filters.
export function narrow(sections, filters, { values, pages, pageOf }, visible) {
  const names = Object.keys(values);
  const wanted = names.map((name) => new Set((filters[name] ?? []).map((id) => values[name].findIndex(([other]) => other === id))));
  const counts = names.map((name) => new Uint32Array(values[name].length));
  const gates = new Int8Array(pages.length).fill(UNSEEN);
  const taken = new Uint32Array(pages.length);
  const kept = [];
  let [total, open] = [0, 0];
  for (const section of sections) {
    const page = pageOf[section];
    if (gates[page] === UNSEEN) {
      gates[page] = gate(pages[page], names, wanted, section >= visible);
      count(pages[page], gates[page], counts);
    }
    if (gates[page] !== OPEN) continue;
    kept.push(section);
    taken[page] += 1;
    if (taken[page] === 1) open += 1;
    if (taken[page] <= A_PAGE) total += 1;
  }
  const facets = names.map((name, facet) => {
    const all = values[name].map(([value, title], place) => ({ value, title, count: counts[facet][place], on: wanted[facet].has(place) }));
    return [name, all.filter(({ count, on }) => count || on)];
  });
  return { sections: kept, total, pages: open, facets: Object.fromEntries(facets) };
}

// What keeps a page out: a facet of which it has nothing that is wanted. What is hidden is kept out by `state`, unless a state is asked for.
function gate(page, names, wanted, isHidden) {
  let found = OPEN;
  for (let facet = 0; facet < names.length; facet++) {
    const isOut = wanted[facet].size ? !page[facet].some((place) => wanted[facet].has(place)) : isHidden && names[facet] === "state";
    if (isOut) found = found === OPEN ? facet : SHUT;
  }
  return found;
}

function count(page, gate, counts) {
  if (gate === SHUT) return;
  for (let facet = 0; facet < counts.length; facet++) {
    if (gate === OPEN || gate === facet) for (const place of page[facet]) counts[facet][place] += 1;
  }
}
