// What the results page shows when nothing fits: what was understood, where else to look, whom to ask, and a way to tell the council.

import { chosen, withoutFilters } from "./search-address.js";
import { addressOf, make, quoted } from "./search-draw.js";

// `link(words, asked)` makes a link that asks another question.
export function nothing(asked, answer, link) {
  const { areas = [], headings = [], ask = [], tell = "" } = answer.nothing ?? {};
  return make(
    "div",
    { class: "pb-nothing" },
    chosen(asked) > 0 && make("p", {}, link(asked.query ? ["Look for ", quoted(asked.query), " everywhere"] : "Look everywhere", withoutFilters(asked))),
    understood(answer),
    make("p", {}, "Try fewer or plainer words, or an acronym. Everything here is also in the ", make("a", { href: addressOf("topics/") }, "A to Z of topics"), "."),
    tell && make("p", {}, make("a", { class: "pb-button pb-button--quiet", href: filledIn(tell, asked.query) }, "Tell us what you were looking for")),
    listed("Audit headings", headings.map(toPage)),
    listed("Services", areas.map(toPage)),
    listed("Who to ask", ask.map(role)),
  );
}

function understood({ query, unknown }) {
  if (!unknown?.length) return "";
  const words = unknown.flatMap((word, index) => [index ? ", " : "", quoted(word)]);
  return make("p", {}, "You asked for ", quoted(query), ". No page has ", words, ", nor a word near it.");
}

function listed(title, entries) {
  return entries.length > 0 && make("section", {}, make("h3", {}, title), make("ul", { class: "pb-go" }, entries.map((entry) => make("li", {}, entry))));
}

function toPage([title, address]) {
  return make("a", { href: addressOf(address) }, title);
}

function role([title, contact]) {
  if (!contact) return title;
  return contact.includes("@") ? make("a", { href: `mailto:${contact}` }, title) : `${title}: ${contact}`;
}

// The council's own mail or form with the question in it. Nothing is sent unless the reader sends it.
function filledIn(tell, query) {
  const address = tell.replaceAll("{query}", encodeURIComponent(query.toWellFormed?.() ?? query));
  return /^(mailto:|https?:)/i.test(address) ? address : addressOf(address);
}
