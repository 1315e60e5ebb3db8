// Fetches and reads the files of the search index, laid out as on the page about/search-format/. Each is fetched once and kept in memory.

const RETRIES = 2;
const PAUSE = 300; // milliseconds

// A file that is not on the host: the site was built anew since its manifest was read.
export class Gone extends Error {}

// The order of Unicode code points, which that of JavaScript's strings is not.
export function compare(one, other) {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const difference = one.codePointAt(at) - other.codePointAt(at);
    if (difference) return difference;
  }
  return one.length - other.length;
}

export class Shards {
  #folder;
  #files = new Map();

  // base: the address of the site's root, ending in a slash.
  constructor(base) {
    this.#folder = new URL("assets/search/", base);
  }

  // Reads the manifest, which every other method needs. Asks the host whether it is still the newest.
  async open(signal) {
    this.manifest = await fetched(new URL("manifest.json", this.#folder), "no-cache", signal, (response) => response.json());
    return this;
  }

  // Where a term stands: `sections` rising, the `weights` beside them, and its `rarity`; null where no section has it.
  async posting(term, signal) {
    const { from, files } = this.manifest.terms;
    const at = lastUpTo(from, term);
    const file = at < 0 ? null : await this.#file(`terms/${files[at]}`, readTable, signal);
    return file?.read(term, readPosting) ?? null;
  }

  // The places of a term by section; empty where no section has it.
  async places(term, signal) {
    const at = lastUpTo(this.manifest.terms.from, term);
    const posting = await this.posting(term, signal);
    if (!posting) return new Map();
    const file = await this.#file(`positions/${this.manifest.positions[at]}`, readTable, signal);
    return file.read(term, (bytes) => readPlaces(bytes, posting.sections));
  }

  // Pairs of each word that starts so and how many sections it is in; of all words for "".
  async words(beginning, signal) {
    const { from, files } = this.manifest.words;
    const first = Math.max(0, lastUpTo(from, beginning));
    const near = files.filter((_, at) => at === first || (at > first && from[at].startsWith(beginning)));
    const lists = await Promise.all(near.map((hash) => this.#file(`words/${hash}`, (bytes) => Object.entries(readJson(bytes)), signal)));
    return lists.flat().filter(([word]) => word.startsWith(beginning));
  }

  // What a result shows of a section.
  async text(section, signal) {
    const { a_file: aFile, a_folder: aFolder, folders } = this.manifest.texts;
    const file = Math.floor(section / aFile);
    const list = await this.#file(`texts/${folders[Math.floor(file / aFolder)]}/${file % aFolder}`, readJson, signal);
    const [path, page, heading, kind, areas, state, date, text, quick, id, top] = list[section % aFile];
    return { path, page, heading, kind, areas, state, date, text, quick, id, top };
  }

  answers(signal) {
    return this.#file(`answers.${this.manifest.answers}`, readJson, signal);
  }

  // The number of the run that each section is in.
  runs(signal) {
    return this.#file(`runs.${this.manifest.runs}`, (bytes) => readRuns(bytes, this.manifest.sections), signal);
  }

  // What results can be narrowed by, with the page of each section.
  facets(signal) {
    return this.#file(`facets.${this.manifest.facets}`, (bytes) => withPages(readJson(bytes), this.manifest.sections), signal);
  }

  // A file whose fetching was stopped, or failed, is fetched again when it is next needed.
  #file(name, read, signal) {
    const kept = this.#files.get(name);
    if (kept && (kept.done || !kept.signal.aborted)) return kept.content;
    const entry = { signal, done: false };
    this.#files.set(name, entry);
    entry.content = fetched(new URL(`${name}.bin`, this.#folder), "default", signal, async (response) => read(await unzipped(response)));
    entry.content.then(
      () => (entry.done = true),
      () => this.#files.get(name) === entry && this.#files.delete(name),
    );
    return entry.content;
  }
}

// Fetches and reads, and tries again after a pause: past what the browser keeps, in case that is broken.
async function fetched(address, cache, signal, read) {
  for (let tried = 0; ; tried++) {
    try {
      const response = await fetch(address, { cache: tried ? "reload" : cache, signal });
      if (response.status === 404) throw new Gone(address);
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      return await read(response);
    } catch (error) {
      if (signal.aborted || error instanceof Gone || tried === RETRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      signal.throwIfAborted();
    }
  }
}

async function unzipped(response) {
  const stream = response.body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function readJson(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}

// The place in a list of the last entry that does not come after another; -1 where all do.
function lastUpTo(list, entry) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle], entry) > 0) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

// A line of JSON that says how many bytes each term takes, then the bytes. An entry is decoded when it is first asked for.
function readTable(bytes) {
  const start = bytes.indexOf(10) + 1;
  const entries = Object.entries(readJson(bytes.subarray(0, start)));
  entries.sort(([one], [other]) => compare(one, other)); // JSON.parse puts numbers first
  const parts = new Map();
  let at = start;
  for (const [term, facts] of entries) {
    const end = at + [facts].flat().at(-1);
    parts.set(term, { facts, bytes: bytes.subarray(at, end) });
    at = end;
  }
  if (at !== bytes.length) throw new Error("a file of terms is not as long as it says");
  return {
    read(term, decode) {
      const part = parts.get(term);
      if (part) part.content ??= decode(part.bytes, part.facts);
      return part?.content;
    },
  };
}

function readPosting(bytes, [count, rarity]) {
  const next = numbers(bytes);
  const sections = new Uint32Array(count);
  for (let index = 0, section = -1; index < count; index++) {
    section += next() + 1;
    sections[index] = section;
  }
  return { sections, weights: bytes.subarray(bytes.length - count), rarity };
}

function readPlaces(bytes, sections) {
  const next = numbers(bytes);
  const places = new Map();
  for (const section of sections) {
    const list = new Uint32Array(next());
    for (let index = 0, place = -1; index < list.length; index++) {
      place += next() + 1;
      list[index] = place;
    }
    places.set(section, list);
  }
  return places;
}

// The number of the run of each section, of how many sections each run has.
function readRuns(bytes, size) {
  const next = numbers(bytes);
  const runs = new Uint32Array(size);
  for (let run = 0, section = 0; section < size; run++) {
    const end = section + next();
    if (!(end > section)) throw new Error("the runs are not as many sections as there are");
    runs.fill(run, section, end);
    section = end;
  }
  return runs;
}

// Reads one variable-length integer after another.
function numbers(bytes) {
  let at = 0;
  return () => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      number |= (byte & 127) << shift;
      if (!(byte >= 128)) return number; // or nothing is left
    }
  };
}

function withPages({ values, pages, dates, first }, sections) {
  const pageOf = new Uint32Array(sections);
  let end = sections;
  let start = first.reduce((sum, gap) => sum + gap, 0);
  for (let page = first.length - 1; page >= 0; page--) {
    pageOf.fill(page, start, end);
    [start, end] = [start - first[page], start];
  }
  return { values, pages, dates, pageOf };
}
