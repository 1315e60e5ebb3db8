// The Snowball English stemmer (Porter2), after its published description: snowballstem.org/algorithms/english/stemmer.html
//
// It gives what Python's `whoosh.lang.snowball.english.EnglishStemmer` gives, letter for letter, since the index is made with that;
// where that departs from the description, so does this. Words come in lower case and without apostrophes, so step 0 has nothing to do.

const EXCEPTIONS = new Map(
  Object.entries({
    ...{ skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli" },
    ...{ singly: "singl", innings: "inning", outings: "outing", cannings: "canning", herrings: "herring", earrings: "earring" },
  }),
);
for (const word of "sky news howe atlas cosmos bias andes inning outing canning herring earring".split(" ")) EXCEPTIONS.set(word, word);
for (const root of ["proceed", "exceed", "succeed"]) for (const ending of ["", "s", "ed", "ing"]) EXCEPTIONS.set(root + ending, root);

// Endings, longest first where one is part of another. "tion.al": take away what follows the dot; "enc.i:e": and write this instead.
const DERIVED = rules(
  ".ization:ize .ational:ate ful.ness .ousness:ous .iveness:ive tion.al .biliti:ble less.li ent.li .ation:ate .alism:al .aliti:al .ousli:ous " +
    ".iviti:ive ful.li enc.i:e anc.i:e abl.i:e .izer:ize .ator:ate .alli:al .bli:ble og.i .li",
);
const SHORTENED = rules(".ational:ate tion.al al.ize .icate:ic .iciti:ic .ative .ical:ic .ness .ful");
const REMOVED = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

// The stem of a word.
export function stem(word) {
  if (EXCEPTIONS.has(word)) return EXCEPTIONS.get(word);
  const form = new Form(word.replace(/^y|([aeiouy])y/g, "$1Y")); // a Y that is a consonant is written large
  plural(form);
  past(form);
  form.replace(/(?<=.[^aeiouy])[yY]$/u, "i");
  derive(form);
  shorten(form);
  const ending = form.ending(REMOVED);
  if (form.inR2(ending) && (ending !== "ion" || /[st]ion$/.test(form.text))) form.cut(ending.length);
  last(form);
  return form.text.replaceAll("Y", "y");
}

// A word being stemmed, with its two regions: where its endings may be taken away.
class Form {
  constructor(text) {
    this.text = text;
    this.r1 = /^(?:gener|arsen|commun)/.exec(text)?.[0].length ?? afterSyllable(text, 0);
    this.r2 = afterSyllable(text, this.r1);
  }

  // The ending that a pattern finds, "" where it finds none.
  ending(pattern) {
    return pattern.exec(this.text)?.[0] ?? "";
  }

  inR1(ending) {
    return ending !== "" && this.text.length - ending.length >= this.r1;
  }

  inR2(ending) {
    return ending !== "" && this.text.length - ending.length >= this.r2;
  }

  // Takes letters from the end and adds others. A region that began among the taken ones is empty afterwards.
  cut(taken, added = "") {
    const left = this.text.length - taken;
    this.text = this.text.slice(0, left) + added;
    if (this.r1 > left) this.r1 = this.text.length;
    if (this.r2 > left) this.r2 = this.text.length;
  }

  replace(pattern, added) {
    const ending = this.ending(pattern);
    if (ending) this.cut(ending.length, added);
  }
}

// Where the region begins that follows the first consonant after a vowel.
function afterSyllable(text, from) {
  const found = /[aeiouy][^aeiouy]/u.exec(text.slice(from));
  return found ? from + found.index + found[0].length : text.length;
}

function rules(text) {
  const all = new Map();
  for (const rule of text.split(" ")) {
    const [, kept, taken, added = ""] = /^(.*)\.(.*?)(?::(.*))?$/.exec(rule);
    all.set(kept + taken, { taken: taken.length, added });
  }
  return { all, pattern: new RegExp(`(?:${[...all.keys()].join("|")})$`) };
}

// Step 1a.
function plural(form) {
  const { text } = form;
  if (text.endsWith("sses")) form.cut(2);
  else if (/ie[ds]$/.test(text)) form.cut(/..ie[ds]$/u.test(text) ? 2 : 1);
  else if (/[aeiouy].+s$/u.test(text) && !/[us]s$/.test(text)) form.cut(1);
}

// Step 1b.
function past(form) {
  const ending = form.ending(/(?:eedly|ingly|edly|eed|ing|ed)$/);
  if (ending.startsWith("eed")) {
    if (form.inR1(ending)) form.cut(ending.length, "ee");
    return;
  }
  if (!ending || !/[aeiouy]/.test(form.text.slice(0, -ending.length))) return;
  form.cut(ending.length);
  const { text, r1, r2 } = form;
  if (/(?:at|bl|iz)$/.test(text)) {
    form.text += "e";
    if (r2 === text.length && [...text].length < 5 && text.length - r1 < 2) form.r2 += 1;
  } else if (/([bdfgmnprt])\1$/.test(text)) {
    form.cut(1);
  } else if (r1 === text.length && /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$/u.test(text)) {
    form.cut(0, "e");
    form.r1 = form.r2 = form.text.length;
  }
}

// Step 2.
function derive(form) {
  const ending = form.ending(DERIVED.pattern);
  if (!form.inR1(ending) || (ending === "ogi" && !form.text.endsWith("logi")) || (ending === "li" && !/[cdeghkmnrt]li$/.test(form.text))) return;
  const { taken, added } = DERIVED.all.get(ending);
  const partly = form.r2 > form.text.length - taken;
  form.cut(taken, added);
  if (partly && (added === "ate" || added === "ive")) form.r2 -= 1; // Whoosh's: the e counts as of the second region
}

// Step 3.
function shorten(form) {
  const ending = form.ending(SHORTENED.pattern);
  if (!form.inR1(ending) || (ending === "ative" && !form.inR2(ending))) return;
  const { taken, added } = SHORTENED.all.get(ending);
  form.cut(taken, added);
}

// Step 5.
function last(form) {
  const { text } = form;
  const isShort = !/(?:[aeiouywxY]|[^aeiouy].|[aeiouy]..)e$/u.test(text) || !/.{4}/u.test(text);
  if (text.endsWith("ll") ? form.inR2("l") : text.endsWith("e") && (form.inR2("e") || (form.inR1("e") && !isShort))) form.cut(1);
}
