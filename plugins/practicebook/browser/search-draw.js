// How a result is drawn, in the panel and on the results page. Whatever a page says is put in as text, never as markup.

import { words } from "./search-analysis.js";
import { siteRoot } from "./search-client.js";

const AREAS = 2; // named of a result; a page that is for everyone names them all
const RELATED = 4; // named of the words that were searched for too
const GROUPS = { guidance: "Guidance", exemplars: "Exemplars", framework: "Framework", blog: "Blog" };

// An element with its attributes and what is in it; a child that is empty or null is left out.
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

// The absolute address of a place on the site; what leads elsewhere leads to the site's root instead.
export function addressOf(path) {
  const root = siteRoot();
  const address = URL.canParse(path, root) ? new URL(path, root).href : root;
  return address.startsWith(root) ? address : root;
}

// A question as it is said back: in quotation marks, its direction kept to itself.
export function quoted(said) {
  return make("bdi", {}, `“${said}”`);
}

// Pieces with a separator between them, those that are empty left out: nodes to append.
export function joined(pieces, separator) {
  return pieces.filter(Boolean).flatMap((piece, index) => (index ? [separator, piece] : [piece]));
}

export function dayWords(day) {
  if (!day) return "";
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

// Results by group, the group with the best result first.
export function grouped(results) {
  const groups = new Map();
  for (const result of results) {
    if (!groups.has(result.group)) groups.set(result.group, []);
    groups.get(result.group).push(result);
  }
  return [...groups].map(([id, members]) => ({ title: GROUPS[id] ?? id, results: members }));
}

// The first of some words, and how many more there are.
function few(all, most) {
  return all.length > most + 1 ? `${all.slice(0, most).join(", ")} and ${all.length - most} more` : all.join(", ");
}

// What sort of page it is, whose, and how it stands, in words.
export function facts(result) {
  const state = result.state ? result.state[0].toUpperCase() + result.state.slice(1) : "";
  return joined([result.kind, few(result.areas ?? [], AREAS), state], " · ");
}

// The part of a section that has most of what was asked, its words marked, in about so many characters: nodes to append.
export function excerpt(result, terms, length = 190) {
  const wanted = new Set(result.marks ?? terms ?? []);
  const texts = [result.text, result.quick].filter(Boolean);
  const found = texts.map((text) => ({ text, marks: words(text).filter(({ term }) => wanted.has(term)) }));
  const { text, marks } = found.find((one) => one.marks.length) ?? found[0] ?? { text: "", marks: [] };
  const from = startOf(text, marks, length);
  const to = endOf(text, from, length);
  const nodes = from > 0 ? ["… "] : [];
  let done = from;
  for (const mark of marks) {
    if (mark.start < done || mark.end > to) continue;
    nodes.push(text.slice(done, mark.start), make("mark", {}, text.slice(mark.start, mark.end)));
    done = mark.end;
  }
  nodes.push(text.slice(done, to));
  if (to < text.length) nodes.push(" …");
  return nodes;
}

// A little before the mark from which an excerpt holds the most different terms, at the start of a sentence or a word.
function startOf(text, marks, length) {
  if (text.length <= length || !marks.length) return 0;
  let best = marks[0];
  let most = 0;
  for (const [index, mark] of marks.entries()) {
    const near = new Set();
    for (let next = index; next < marks.length && marks[next].end <= mark.start + length - 40; next++) near.add(marks[next].term);
    if (near.size > most) [best, most] = [mark, near.size];
  }
  const from = Math.max(0, Math.min(best.start - 60, text.length - length));
  if (from === 0) return 0;
  const before = text.slice(from, best.start);
  const sentence = before.match(/[.?!]\s+/);
  if (sentence) return from + sentence.index + sentence[0].length;
  const space = before.search(/\s/);
  return space < 0 ? best.start : from + space + 1;
}

function endOf(text, from, length) {
  if (text.length - from <= length) return text.length;
  const to = text.lastIndexOf(" ", from + length);
  return to > from ? to : from + length;
}

// What was asked and what was looked for instead, in sentences; `ask` makes a link that asks another question.
export function understanding(answer, ask = quoted) {
  const lines = [];
  for (const { from, to } of answer.corrected ?? []) {
    const instead = to.flatMap((word, index) => [index ? (index < to.length - 1 ? ", " : " or ") : "", ask(word, from)]);
    lines.push(["No page has ", quoted(from), ". This is for ", ...instead, "."]);
  }
  if (answer.unknown?.length && answer.total) lines.push(["No page has ", ...joined(answer.unknown.map(quoted), ", "), ", nor a word near it."]);
  if (answer.also?.length) lines.push([`Also searched for: ${few(answer.also, RELATED)}.`]);
  return lines;
}

// Where an answer comes from, and as at when.
export function sourceOf({ source, date }) {
  return joined([source, dayWords(date) || date], " · ");
}
