// Answers that stand above the results, and the other names of what was asked for, from the file of answers: names of the same thing, each
// list with the section that says what it means, decisions with who makes them, and roles to ask.

import { terms } from "./search-analysis.js";

const WHO = "who";
const LOOKED_AT = 3; // of the results, for a page whose title was asked for

const analysed = new WeakMap();

// The terms of every name, made once: `{ names: [{ name, terms }], section }` for each list.
function namesIn(known, stop) {
  if (!analysed.has(known)) {
    const withTerms = ([names, section]) => ({ names: names.map((name) => ({ name, terms: terms(name, stop) })), section });
    analysed.set(known, known.names.map(withTerms));
  }
  return analysed.get(known);
}

// The other names of every name that a question has in it, its terms following each other: `[{ name, terms }]`, one of those alike.
export function otherNames(asked, known, stop) {
  const isAsked = (name) => name.terms.length > 0 && asked.some((_, at) => name.terms.every((term, step) => term === asked[at + step]));
  const others = namesIn(known, stop).flatMap(({ names }) => (names.some(isAsked) ? names.filter((name) => !isAsked(name)) : []));
  return [...new Map(others.reverse().map((name) => [name.terms.join(" "), name])).values()].reverse();
}

// The terms of the other names of what a term is a name of, where they are of one term.
export function otherNamesOf(term, known, stop) {
  const single = namesIn(known, stop).map(({ names }) => names.filter(({ terms }) => terms.length === 1).map(({ terms }) => terms[0]));
  return [...new Set(single.flatMap((names) => (names.includes(term) ? names.filter((name) => name !== term) : [])))];
}

// The sections that say what a name means, where the name is all that is asked.
export function explaining(asked, known, stop) {
  const isSame = (name) => name.terms.length > 0 && new Set([...asked, ...name.terms]).size === new Set(asked).size && asked.every((term) => name.terms.includes(term));
  return [...new Set(namesIn(known, stop).filter(({ names, section }) => section >= 0 && names.some(isSame)).map(({ section }) => section))];
}

// What a section says of a name.
export function meaning({ heading, text, path, page, date }) {
  return { title: heading, text, path, source: page, date };
}

// The tops of the pages, of those with a section among the first results, whose title is nearly what was asked.
export function topsAskedFor(asked, results, stop) {
  const isNearly = (title) => {
    const words = new Set(terms(title, stop));
    const question = new Set(asked);
    return question.size > 0 && [...question].every((term) => words.has(term)) && 3 * question.size >= 2 * words.size;
  };
  const near = results.slice(0, LOOKED_AT).filter(({ page }) => isNearly(page));
  return [...new Set(near.map(({ top }) => top))];
}

// What a page's top answers: its quick read.
export function quickRead({ page, quick, path, kind, date }) {
  return { title: page, text: quick, path, source: kind, date };
}

// Who decides, where someone asks who: of the decisions that have at least two thirds of the other terms in one of their phrases or another,
// the one with most; of those alike, the one of the nearest phrase. The verbs with which staff ask are no terms of a decision. Without one,
// two terms at least, and every one, have to be there.
export function whoDecides(asked, known, stop) {
  if (!asked.includes(WHO)) return [];
  const verbs = new Set(known.deciding.flatMap((words) => terms(words, stop)));
  const others = [...new Set(asked)].filter((term) => term !== WHO && !verbs.has(term));
  const isAsked = asked.some((term) => verbs.has(term));
  const enough = isAsked ? Math.max(1, (2 * others.length) / 3) : Math.max(2, others.length);
  let [best, most, nearest] = [null, 0, 0];
  for (const [what, who, text, path, contact, phrases] of known.decisions) {
    const sets = phrases.map((phrase) => new Set(terms(phrase, stop).filter((term) => term !== WHO && !verbs.has(term))));
    const shared = others.filter((term) => sets.some((set) => set.has(term))).length;
    const near = Math.max(...sets.map((set) => others.filter((term) => set.has(term)).length / new Set([...set, ...others]).size));
    if (shared < enough || shared < most || (shared === most && near <= nearest)) continue;
    [best, most, nearest] = [{ title: who, text, path, source: "Who decides", date: "", contact }, shared, near];
  }
  return best ? [best] : [];
}

// The role to ask, where someone asks who.
export function roleToAsk(asked, known, stop) {
  if (!asked.includes(WHO)) return [];
  const others = [...new Set(asked)].filter((term) => term !== WHO);
  let [best, most] = [null, Math.max(1, others.length / 2)];
  for (const [title, does, contact] of known.roles) {
    const its = new Set(terms(`${title} ${does}`, stop));
    const shared = others.filter((term) => its.has(term)).length;
    if (best ? shared > most : shared >= most) [best, most] = [{ title, text: does, path: "", source: "Who to ask", date: "", contact }, shared];
  }
  return best ? [best] : [];
}
