// Ranks sections for a question: as `search/rank.py` does, with sums in the same order. Nothing here waits for a file.
//
// A posting is `{ sections, weights, rarity }`; see search-shards.js. Lists by section are typed arrays as long as there are sections.

const A_PAGE = 2; // sections of each page that are results

// Scores every section that has something of what is asked: `{ sections, scores }`, the sections in no order, the scores by section.
// `postings` has the posting of each term, or null; `phrases` the sections where each group that is a phrase is met.
export function score({ groups }, postings, phrases, { sections: size, weights }) {
  const [scores, best, sum] = [new Float64Array(size), new Float64Array(size).fill(-1), new Float64Array(size).fill(-1)];
  const matched = new Uint8Array(size);
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
      best[section] = -1;
    }
  }
  for (const section of sections) scores[section] *= (matched[section] / groups.length) ** weights.coverage;
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

// Narrows sections by the filters and counts: `{ sections, total, pages, facets }`, where `total` is how many sections are results, of
// `pages` pages. Each facet counts pages, with the other facets' filters.
export function narrow(sections, filters, { values, pages, pageOf }, visible) {
  const names = Object.keys(values);
  const wanted = names.map((name) => new Set((filters[name] ?? []).map((id) => values[name].findIndex(([other]) => other === id))));
  const counts = names.map((name) => new Uint32Array(values[name].length));
  // The facets that keep a section's page out. What is not in force is kept out by `state` unless a state is asked for.
  const barriers = (section) =>
    names.flatMap((name, facet) => {
      const isHidden = name === "state" && !wanted[facet].size && section >= visible;
      return isHidden || (wanted[facet].size && !pages[pageOf[section]][facet].some((place) => wanted[facet].has(place))) ? [facet] : [];
    });
  const found = new Map();
  for (const section of sections) {
    const page = pageOf[section];
    if (!found.has(page)) found.set(page, { barriers: barriers(section), sections: [] });
    found.get(page).sections.push(section);
  }
  for (const [page, { barriers }] of found) {
    pages[page].forEach((places, facet) => {
      if (barriers.every((barrier) => barrier === facet)) for (const place of places) counts[facet][place] += 1;
    });
  }
  const kept = [...found.values()].filter(({ barriers }) => !barriers.length);
  const facets = names.map((name, facet) => {
    const all = values[name].map(([value, title], place) => ({ value, title, count: counts[facet][place], on: wanted[facet].has(place) }));
    return [name, all.filter(({ count, on }) => count || on)];
  });
  return {
    sections: kept.flatMap(({ sections }) => sections),
    total: kept.reduce((sum, { sections }) => sum + Math.min(sections.length, A_PAGE), 0),
    pages: kept.length,
    facets: Object.fromEntries(facets),
  };
}
