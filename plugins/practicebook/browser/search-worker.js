// Search, away from the page: a module worker that a page talks to in messages (search-client.js is the other end).
//
// To it:    { type: "open", base }                          the address of the site's root, ending in a slash
//           { type: "prefetch" }                            a search is likely soon
//           { type: "search", id, query, typing, filters, sort, from, limit, facets }
// From it:  { type: "ready" }                               the manifest is here
//           { type: "results", id, query, total, page_count, results, terms, answers, also, corrected, unknown, facets, nothing }
//           { type: "error", id, message }                  a file could not be fetched; the next search tries again
//
// A newer search stops an older one, of which no message follows. `total` counts results, two sections a page, and `page_count` pages,
// where the file of facets was needed anyway (facets, filters, latest first); without it `total` counts every section that matches, and
// `page_count` is null. Answers come with the first results only.

import { terms as termsIn } from "./search-analysis.js";
import { explaining, meaning, otherNames, quickRead, roleToAsk, topsAskedFor, whoDecides } from "./search-answers.js";
import { understand } from "./search-query.js";
import { aFewAPage, bestFirst, following, has, latestFirst, narrow, score } from "./search-rank.js";
import { Gone, Shards } from "./search-shards.js";

const TROUBLE = "Search could not load one of its files. Check your connection and try again.";

let base;
let opening = null;
let running = new AbortController();

addEventListener("message", ({ data }) => {
  if (data.type === "open") {
    base = data.base;
    opening = null;
  } else if (data.type === "prefetch") {
    opened().catch(() => {}); // the search that follows tries again, and says so
  } else if (data.type === "search") {
    running.abort();
    running = new AbortController();
    reply(data, running.signal);
  }
});

async function reply(asked, signal) {
  const { id, query } = asked;
  let message;
  try {
    message = { type: "results", id, query, ...(await searched(asked, signal)) };
  } catch {
    message = { type: "error", id, message: TROUBLE };
  }
  if (!signal.aborted) postMessage(message);
}

// Searches, and once more where the site was built anew meanwhile.
async function searched(asked, signal) {
  try {
    return await search(asked, await opened(), signal);
  } catch (error) {
    if (!(error instanceof Gone) || signal.aborted) throw error;
    opening = null;
    return search(asked, await opened(), signal);
  }
}

// The files of search, once the manifest is here. Searches wait for the same one, so none of them stops it.
function opened() {
  opening ??= new Shards(base).open(new AbortController().signal).then((files) => {
    postMessage({ type: "ready" });
    return files;
  });
  const mine = opening;
  mine.catch(() => {
    if (opening === mine) opening = null;
  });
  return mine;
}

async function search({ query, typing, filters = {}, sort, from = 0, limit = 10, facets: isCounting }, files, signal) {
  const { manifest } = files;
  const needsFacets = isCounting || sort === "latest" || Object.values(filters).some((ids) => ids.length);
  const [question, known, , facets] = await Promise.all([understand(query, typing, files, signal), files.answers(signal), files.runs(signal), needsFacets && files.facets(signal)]);
  const stop = new Set(manifest.stop);

  const postings = await postingsOf(question, files, signal);
  const { scores, sections } = await matching(question, postings, files, signal);
  const shown = sections.filter((section) => section < manifest.visible);
  const narrowed = facets ? narrow(sections, filters, facets, manifest.visible) : { sections: shown, total: shown.length, pages: null };
  const kept = await inOrder(narrowed.sections, scores, sort, from + limit, facets, files, signal);

  const others = otherNames(question.asked, known, stop);
  const marks = [...postings.keys()].filter((term) => postings.get(term));
  const results = kept.slice(from, from + limit).map(async (section) => {
    const text = await files.text(section, signal);
    return { section, ...text, group: groupOf(section, manifest), score: scores[section], marks: marksOf(text, marks.filter((term) => has(postings.get(term), section)), others, stop) };
  });
  const drawn = await Promise.all(results);
  return {
    total: narrowed.total,
    page_count: narrowed.pages,
    results: drawn,
    terms: marks,
    answers: from === 0 ? await answersTo(question.asked, known, drawn, stop, files, signal) : [],
    also: others.map(({ name }) => name),
    corrected: question.groups.filter(({ corrected }) => corrected.length).map(({ words, corrected }) => ({ from: words, to: corrected })),
    unknown: question.groups.filter(({ choices }) => !choices.length).map(({ words }) => words),
    facets: isCounting ? narrowed.facets : null,
    nothing: narrowed.total ? null : manifest.nothing,
  };
}

// The posting of each term that may count, by term; null for one that no section has.
async function postingsOf({ groups }, files, signal) {
  const terms = new Set(groups.flatMap(({ choices }) => choices.flatMap((choice) => choice.terms)));
  return new Map(await Promise.all(Array.from(terms, async (term) => [term, await files.posting(term, signal)])));
}

// The sections that match, in no order, and the scores of all.
async function matching(question, postings, files, signal) {
  const asPhrase = question.groups.filter(({ isPhrase }) => isPhrase);
  const met = (terms) => meeting(terms, files, signal);
  const required = await Promise.all(asPhrase.map(({ choices }) => met(choices[0].terms)));
  const without = await Promise.all(question.without.map(met));
  const runs = await files.runs(signal);
  signal.throwIfAborted();
  const { sections, scores } = score(question, postings, new Map(asPhrase.map((group, at) => [group, required[at]])), runs, files.manifest);
  return { scores, sections: sections.filter((section) => required.every((one) => one.has(section)) && !without.some((one) => one.has(section))) };
}

// The sections where terms follow each other; of one term, those that have it at all.
async function meeting(terms, files, signal) {
  if (terms.length === 1) return new Set((await files.posting(terms[0], signal))?.sections);
  return following(await Promise.all(terms.map((term) => files.places(term, signal))));
}

// The first so many sections as they are shown, no more than two of a page.
async function inOrder(sections, scores, sort, most, facets, files, signal) {
  const pagesOf = facets
    ? (list) => list.map((section) => facets.pageOf[section])
    : (list) => Promise.all(list.map(async (section) => (await files.text(section, signal)).top));
  const best = bestFirst(sections, scores);
  return sort === "latest" ? latestFirst(await aFewAPage(best, Infinity, pagesOf), facets) : aFewAPage(best, most, pagesOf);
}

async function answersTo(asked, known, results, stop, files, signal) {
  const textsOf = (sections) => Promise.all(sections.map((section) => files.text(section, signal)));
  const meanings = (await textsOf(explaining(asked, known, stop))).map(meaning);
  const quickReads = (await textsOf(topsAskedFor(asked, results, stop))).filter(({ quick }) => quick).map(quickRead);
  const decided = whoDecides(asked, known, stop);
  const who = decided.length ? [] : roleToAsk(asked, known, stop);
  return [...decided, ...meanings, ...quickReads, ...who].map((answer) => ({ ...answer, date: answer.date || files.manifest.day }));
}

// What to mark in a section: what was asked, or where it says nothing of that, the other names that it was found by.
function marksOf({ page, heading, text, quick }, asked, others, stop) {
  const said = new Set(termsIn(`${page} ${heading} ${quick} ${text}`, stop));
  const found = asked.filter((term) => said.has(term));
  return found.length ? found : [...new Set(others.flatMap((name) => name.terms))];
}

function groupOf(section, { visible, groups, hidden_groups: hidden }) {
  return (section < visible ? groups : hidden).findLast(([, first]) => first <= section)?.[0];
}
