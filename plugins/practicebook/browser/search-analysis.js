// From words to terms, step by step as on the page about/search-format/: the same terms as `search/analysis.py` gives.

import { stem } from "./search-stemmer.js";

const PROVISIONS = {
  s: "s ss sec sect section sections",
  reg: "reg regs regulation regulations",
  para: "para paras paragraph paragraphs",
  art: "art article articles",
  sch: "sch schedule schedules",
};
const SORT_OF = new Map(Object.entries(PROVISIONS).flatMap(([sort, words]) => words.split(" ").map((word) => [word, sort])));
const SORTS = [...SORT_OF.keys()].sort((one, other) => other.length - one.length).join("|");

const LETTER = "[\\p{L}\\p{N}]";
const TERM = new RegExp(
  `\\[?(?<year>[0-9]{4})\\]? (?<court>uksc|ukhl|ukut|ewca|ewhc|ewcop)(?: (?<division>civ|crim|fam|admin|aac))? (?<number>[0-9]+)(?!${LETTER})` +
    `|(?<sort>${SORTS})\\.? ?(?<provision>[0-9]+(?:\\.[0-9]+)*[a-z]{0,2})(?:\\([0-9a-z]{1,4}\\))*(?!${LETTER})` +
    `|(?<word>${LETTER}+(?:'${LETTER}+)*)`,
  "gu",
);

const MARKS = /\p{M}/gu;
const APOSTROPHES = /[’‘ʼ]/g;
const PLAIN = /^[\0-\x7f]*$/;

// A text in lower case, without accents, with one sort of apostrophe.
function normalised(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(APOSTROPHES, "'");
}

// The same, with the place in the text of each of its UTF-16 units: where what it was made of starts, and where it ends with its accents.
function normalisedInPlace(text) {
  if (PLAIN.test(text)) return { plain: text.toLowerCase(), starts: (at) => at, ends: (at) => at + 1 };
  const starts = [];
  const ends = [];
  let plain = "";
  let at = 0;
  for (const character of text) {
    const part = character.normalize("NFKD").replace(MARKS, "");
    const end = at + character.length;
    for (let unit = 0; unit < part.length; unit++) {
      starts.push(at);
      ends.push(end);
    }
    if (!part && ends.length) ends[ends.length - 1] = end;
    plain += part;
    at = end;
  }
  return { plain: plain.toLowerCase().replace(APOSTROPHES, "'"), starts: (unit) => starts[unit], ends: (unit) => ends[unit] };
}

function* found(plain) {
  for (const { index, 0: whole, groups } of plain.matchAll(TERM)) {
    const place = { from: index, to: index + whole.length };
    if (groups.word) {
      const word = groups.word.replace(/'s$/, "").replaceAll("'", "");
      yield { ...place, word, term: stem(word) };
    } else {
      const term = groups.sort ? SORT_OF.get(groups.sort) + groups.provision : [groups.year, groups.court, groups.division ?? "", groups.number].join("");
      yield { ...place, word: term, term };
    }
  }
}

// Every word of a text, those of the stop list too: `start` and `end` in the text as it is, the `word` as normalised and its `term`.
// A citation or provision is its own word. Signs like ½ give several words in one place.
export function words(text) {
  const { plain, starts, ends } = normalisedInPlace(text);
  return Array.from(found(plain), ({ from, to, word, term }) => ({ start: starts(from), end: ends(to - 1), word, term }));
}

// The terms of a text, in order, without those of the words to stop at (a Set).
export function terms(text, stop) {
  return Array.from(found(normalised(text)))
    .filter(({ word }) => !stop.has(word))
    .map(({ term }) => term);
}
