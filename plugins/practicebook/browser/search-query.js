// What someone typed, as groups of terms to rank by: as `search/question.py` reads it.
//
// A group is one thing asked: `{ words, choices: [{ terms, counts }], isPhrase, corrected }`; the best of its choices counts.

import { words } from "./search-analysis.js";
import { otherNamesOf } from "./search-answers.js";
import { compare } from "./search-shards.js";

const LONGEST = 2_000; // characters that are looked at,
const MOST_WORDS = 64; // and words that count
const COMPLETIONS = 8;
const NEAREST = 3;

// Python's white space, which JavaScript's is not quite.
const SPACE = "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const WORD = `[^${SPACE}"“”]+`;
const PIECE = new RegExp(
  `(?:(?<![^${SPACE}])(?<minus>[-−]))?["“”](?<phrase>[^"“”]*)["“”]` +
    `|(?<![^${SPACE}])[-−](?<unwanted>${WORD})` +
    `|(?<plain>${WORD}(?:[${SPACE}]+(?![-−][^${SPACE}])${WORD})*)`,
  "gu",
);

// Reads a question: `{ groups, without, asked }`, where `without` has the terms, each list a phrase, that no result may have, and `asked`
// the terms as typed. Shards say which words there are. While someone is `typing`, the last word may be the beginning of one.
export async function understand(typed, typing, shards, signal) {
  const text = [...typed.slice(0, 2 * LONGEST)].slice(0, LONGEST).join("");
  const { asked, without } = read(text, new Set(shards.manifest.stop));
  let all;
  const every = () => (all ??= shards.words("", signal));
  const groups = telling(asked, typing, new Set(shards.manifest.light)).map(({ found, isPhrase, isLast }) => (isPhrase ? phrase(found) : group(found[0], typing && isLast, shards, every, signal)));
  return { groups: await Promise.all(groups), without, asked: asked.flatMap(({ found }) => found.map(({ term }) => term)) };
}

// What is asked, in order: each a list of one word, whether it is out of quotation marks and whether the question ends with it, or of the
// words of a phrase; and what must not be there.
function read(text, stop) {
  const asked = [];
  const without = [];
  let left = MOST_WORDS;
  for (const { index, groups } of text.matchAll(PIECE)) {
    const piece = groups.phrase ?? groups.unwanted ?? groups.plain;
    const found = words(piece)
      .filter(({ word }) => !stop.has(word))
      .slice(0, left);
    left -= found.length;
    if (!found.length) continue;
    if (groups.unwanted) without.push(...found.map(({ term }) => [term]));
    else if (groups.minus) without.push(found.map(({ term }) => term));
    else if (groups.phrase && found.length > 1) asked.push({ found, isPhrase: true });
    else asked.push(...found.map((one) => oneWord(one, Boolean(groups.plain), index + one.end === text.length)));
  }
  return { asked, without };
}

function oneWord(one, isPlain, isAtEnd) {
  return { found: [one], isPhrase: false, isPlain, isLast: isPlain && isAtEnd };
}

// What is asked for, without the words that a question is put together with; all of it where there are no others.
function telling(asked, typing, light) {
  const telling = asked.filter(({ found, isPlain, isLast }) => !isPlain || (typing && isLast) || !light.has(found[0].word));
  return telling.length ? telling : asked;
}

function phrase(found) {
  return { words: found.map(({ word }) => word).join(" "), choices: [{ terms: found.map(({ term }) => term), counts: 1 }], isPhrase: true, corrected: [] };
}

async function group({ word, term }, isUnfinished, shards, every, signal) {
  const { prefix, correction, other_name: otherName } = shards.manifest.weights;
  const [posting, pairs] = await Promise.all([shards.posting(term, signal), isUnfinished ? shards.words(word, signal) : []]);
  const longer = choicesOf(completions(word, pairs), prefix).filter(({ terms }) => terms[0] !== term);
  const choices = [...(posting ? [{ terms: [term], counts: 1 }] : []), ...longer];
  if (!choices.length) choices.push(...(await otherNames(term, shards, signal)).map((other) => ({ terms: [other], counts: otherName })));
  if (choices.length) return { words: word, choices, isPhrase: false, corrected: [] };
  const near = mostChanges(word) ? nearest(word, await every()) : [];
  return { words: word, choices: choicesOf(near, correction), isPhrase: false, corrected: near };
}

// The other names, each of one term, of what a term is a name of, that some section has.
async function otherNames(term, shards, signal) {
  const others = otherNamesOf(term, await shards.answers(signal), new Set(shards.manifest.stop));
  const postings = await Promise.all(others.map((other) => shards.posting(other, signal)));
  return others.filter((_, at) => postings[at]);
}

function choicesOf(list, counts) {
  const terms = new Set(list.flatMap((word) => words(word).map(({ term }) => term)));
  return Array.from(terms, (term) => ({ terms: [term], counts }));
}

// The commonest words that start with a beginning, commonest first, of pairs of words that do and how common they are.
function completions(beginning, pairs) {
  return commonest(pairs.filter(([word]) => word !== beginning)).slice(0, COMPLETIONS);
}

// The words that a slip most likely stands for: the fewest changes, then the commonest.
function nearest(word, pairs) {
  const asked = letters(word);
  let most = mostChanges(word);
  let near = [];
  for (const pair of pairs) {
    const changes = distance(asked, letters(pair[0]), most);
    if (changes > most) continue;
    if (changes < most) [most, near] = [changes, []];
    near.push(pair);
  }
  return commonest(near).slice(0, NEAREST);
}

// A word by its letters: itself, which is quicker, where each is one UTF-16 unit.
function letters(word) {
  return /[\ud800-\udfff]/.test(word) ? [...word] : word;
}

function commonest(pairs) {
  return pairs.sort(([one, some], [other, others]) => others - some || compare(one, other)).map(([word]) => word);
}

// How many slips a word may have: none in a short one, or where there are digits.
function mostChanges(word) {
  const { length } = [...word];
  if (length < 4 || !/^\p{L}+$/u.test(word)) return 0;
  return length < 6 ? 1 : 2;
}

// Insertions, deletions, changes and swaps of neighbours between two words (optimal string alignment); above `most`, any such figure.
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = [0];
  for (let j = 1; j <= other.length; j++) last.push(j);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      let steps = last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      if (last[j] < steps) steps = last[j] + 1;
      if (row[j - 1] < steps) steps = row[j - 1] + 1;
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap && before[j - 2] < steps) steps = before[j - 2] + 1;
      row.push(steps);
      if (steps < least) least = steps;
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}
