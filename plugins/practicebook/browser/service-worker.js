// The service worker, served at the site's root. It keeps what was opened, and what a reader asked to keep, for when there is no network.
//
// One file rules it: assets/offline.json lists every file of a build with its hash. What is kept is kept under its hash, and a note
// of each page says of which build it is. So a page and all that it needs are always of one build: a page from the network is of the
// newest, a kept page is of the one that it was kept from, and what has not changed is kept once. Nothing is kept whose bytes are not
// those of the list: no login page, and no half of an update. Where the list is gone, or says so, this worker leaves.

const FORMAT = 1; // of the list and of what is stored
const SCOPE = new URL(self.registration.scope);
const OURS = `practicebook of ${SCOPE.pathname}, `; // other sites may have the same origin
const STORE = `${OURS}${FORMAT}`;

const LIST = "assets/offline.json";
const KEEP = "keep/";
const STORED = "assets/offline/"; // what stored things are called; never asked of the network
const LEFT_ALONE = ["admin/", "service-worker.js", "sitemap.xml", STORED, LIST];
const EVERYTHING = "";

const PATIENCE = 5000; // ms that a page may take to come before its kept copy is shown, and the list before it is given up
const FRESH_FOR = 10_000; // ms for which files of a page go by the list that was fetched with it
const AT_ONCE = 6; // files fetched side by side
const MOST_VERSIONS = 20; // builds of which opened pages are kept

const LINE = '<p class="pb-kept" role="status" data-pb-kept hidden></p>'; // as the theme's main.html has it

// What was fetched is not what the list says: the site is just being changed, or something on the way alters it.
class Changed extends Error {}

/* ---------------------------------------------------------------- addresses */

// The address of a file below the site's own, or null where it is none of ours.
function addressOf(href) {
  const url = new URL(href);
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null;
  try {
    const address = decodeURIComponent(url.pathname.slice(SCOPE.pathname.length)).replace(/(^|\/)index\.html$/, "$1");
    return LEFT_ALONE.some((start) => address.startsWith(start)) ? null : address;
  } catch {
    return null; // a stray % in it
  }
}

const whole = (address) => new URL(address.split("/").map(encodeURIComponent).join("/"), `${SCOPE.origin}${SCOPE.pathname}`).href;
const isPage = (address) => /(^|\/|\.html)$/.test(address);

/* ---------------------------------------------------------------- the list of a build */

class List {
  constructor(raw) {
    this.raw = raw;
    this.version = raw.version;
    this.files = raw.files.map(([address, bytes, hash], number) => ({ address, bytes, hash, number }));
    this.byAddress = new Map(this.files.map((file) => [file.address, file]));
    this.shell = this.#at(raw.shell);
  }

  #at(gaps = []) {
    let number = 0;
    return gaps.map((gap) => this.files[(number += gap)]);
  }

  file(address) {
    return this.byAddress.get(address);
  }

  withNeeds(file) {
    return [...this.shell, ...this.#at(this.raw.needs[file.number]), file];
  }

  choice(id) {
    const area = this.raw.areas.find((one) => one.id === id);
    if (id === EVERYTHING) return this.files;
    return area ? [...this.shell, ...this.#at(this.raw.common), ...this.#at(area.files)] : [];
  }

  // Whether a page of an earlier build was taken away since. Other pages may have quoted it, and search may still find it.
  takesAwayFrom(old) {
    const withdrawn = new Set(old.raw.withdrawn);
    return old.files.some(({ address }) => isPage(address) && !this.file(address)) || this.raw.withdrawn.some((address) => !withdrawn.has(address));
  }
}

/* ---------------------------------------------------------------- what is stored */

const key = (name) => whole(`${STORED}${name}`);
const keyOf = ({ hash, address }) => key(`file/${hash}${isPage(address) ? ".html" : address.match(/\.\w+$/)?.[0] ?? ""}`);

let hasLeft = false;
let known = null;
const lists = new Map();

const match = (url) => caches.match(url, { cacheName: STORE });
const kept = (file) => match(keyOf(file));

async function write(name, value) {
  if (hasLeft) return;
  await (await caches.open(STORE)).put(key(name), new Response(JSON.stringify(value), { headers: { "Content-Type": "application/json" } }));
}

// latest: the newest build heard of. pages: of each kept page its build, when, its title, and whether it was opened. kept: of each
// choice its build and when. clients: of each open page the build that it is of.
async function notes() {
  known ??= (await (await match(key("notes")))?.json()) ?? { latest: null, pages: {}, kept: {}, clients: {} };
  return known;
}

// Two changes at once, here or in the worker that follows this one, would lose one of them.
function change(how) {
  return navigator.locks.request(STORE, async () => {
    known = null;
    const all = await notes();
    const answer = await how(all);
    await write("notes", all);
    return answer;
  });
}

async function listOf(version) {
  if (version && !lists.has(version)) {
    const found = await match(key(`list/${version}`));
    if (found) lists.set(version, new List(await found.json()));
  }
  return lists.get(version) ?? null;
}

const versionsOf = (all) => new Set([...Object.values(all.pages), ...Object.values(all.kept)].map((note) => note.version));

async function hashOf(bytes, digits) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, digits);
}

// Keep a file, if it is what the list says.
async function store(file, response) {
  if (hasLeft || !response.ok || response.redirected) return false;
  const bytes = await response.arrayBuffer();
  if ((await hashOf(bytes, file.hash.length)) !== file.hash) return false;
  const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
  await (await caches.open(STORE)).put(keyOf(file), new Response(bytes, { headers }));
  return true;
}

// Fetch what is not kept yet of some files of a build, then note the pages among them.
async function take(list, files) {
  const waiting = [...files];
  async function work() {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      if (await kept(file)) continue;
      const response = await fetch(whole(file.address), { cache: "no-cache", redirect: "error" });
      if (!(await store(file, response))) throw new Changed(file.address);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const pages = files.filter(({ address }) => isPage(address));
  const titles = new Map();
  for (const file of pages) titles.set(file.address, titleIn(await (await kept(file))?.text()));
  await change((all) => {
    for (const { address } of pages) {
      const opened = all.pages[address]?.opened ?? false;
      all.pages[address] = { version: list.version, on: Date.now(), title: titles.get(address), opened };
    }
  });
}

const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" };

function titleIn(html = "") {
  const title = html.match(/<title>([^<]*)<\/title>/)?.[1].trim() ?? "";
  return title.replace(/&(amp|lt|gt|quot|#34|#39);/g, (_, name) => SIGNS[name]);
}

// Let go of what no kept page, no open page and no kept choice needs.
async function tidy(all) {
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true, type: "all" })).map((client) => client.id));
  for (const id of Object.keys(all.clients)) if (!open.has(id)) delete all.clients[id];
  forgetOldest(all);
  const used = new Set([all.latest, ...versionsOf(all), ...Object.values(all.clients)]);
  const wanted = new Set([key("notes")]);
  for (const version of used) {
    const list = await listOf(version);
    if (!list) continue;
    wanted.add(key(`list/${version}`));
    for (const file of list.files) {
      if (!isPage(file.address) || all.pages[file.address]?.version === version) wanted.add(keyOf(file));
    }
  }
  for (const version of lists.keys()) if (!used.has(version)) lists.delete(version);
  const cache = await caches.open(STORE);
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
}

function forgetOldest(all) {
  const asked = new Set(Object.values(all.kept).map((note) => note.version));
  const last = new Map();
  for (const { version, on } of Object.values(all.pages)) last.set(version, Math.max(on, last.get(version) ?? 0));
  const opened = [...last].filter(([version]) => !asked.has(version)).sort((one, other) => other[1] - one[1]);
  const old = new Set(opened.slice(MOST_VERSIONS).map(([version]) => version));
  for (const [address, note] of Object.entries(all.pages)) if (old.has(note.version)) delete all.pages[address];
}

/* ---------------------------------------------------------------- contact with the site */

let asking = null;
let catchingUp = Promise.resolve();
let latest = { list: null, at: 0 };

// The list of the newest build; null where the worker has to leave; a rejection where the site cannot be reached. One that is being
// asked for is waited for: the page that asked may be of a newer build than the last list.
async function contact(freshFor = 0) {
  if (!asking && latest.list && Date.now() - latest.at < freshFor) return latest.list;
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

async function ask() {
  const response = await fetch(whole(LIST), { cache: "no-cache", redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
  if (response.status === 404 || response.status === 410) return leave();
  const raw = await response.json();
  if (raw.enabled === false) return leave();
  if (!response.ok || raw.format !== FORMAT) throw new Error(`${LIST} cannot be used`);
  const isKnown = (await notes()).latest === raw.version;
  const list = (isKnown && (await listOf(raw.version))) || (await adopt(raw));
  latest = { list, at: Date.now() };
  return list;
}

// A new build. Where it takes a page away, all that was kept before goes with it, and is fetched anew.
async function adopt(raw) {
  const list = new List(raw);
  const [pages, choices] = await change(async (all) => {
    const gone = new Set();
    for (const version of versionsOf(all)) {
      const old = await listOf(version);
      if (!old || list.takesAwayFrom(old)) gone.add(version);
    }
    const lost = Object.entries(all.pages).filter(([, note]) => gone.has(note.version));
    for (const [address] of lost) delete all.pages[address];
    lists.set(list.version, list);
    await write(`list/${list.version}`, raw);
    all.latest = list.version;
    await tidy(all);
    return [lost.filter(([, note]) => note.opened).map(([address]) => address), Object.keys(all.kept).filter((id) => gone.has(all.kept[id].version))];
  });
  catchingUp = catchUp(list, pages, choices).catch(() => {}); // the page for keeping says what is left to fetch
  return list;
}

async function catchUp(list, pages, choices) {
  for (const id of choices) {
    await take(list, list.choice(id));
    await noteKept(list, id);
  }
  for (const file of pages.map((address) => list.file(address))) {
    if (file) await take(list, list.withNeeds(file));
    if (file) await change((all) => { all.pages[file.address].opened = true; }); // prettier-ignore
  }
}

const noteKept = (list, id) => change((all) => { all.kept[id] = { version: list.version, on: Date.now() }; }); // prettier-ignore

async function leave() {
  hasLeft = true;
  known = null;
  latest = { list: null, at: 0 };
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  await self.registration.unregister();
  return null;
}

/* ---------------------------------------------------------------- answering for the network */

const after = (ms) => new Promise((done) => setTimeout(done, ms));

async function page(event, address) {
  const contacted = contact();
  event.waitUntil(contacted.then(() => catchingUp).catch(() => {}));
  const answer = fetch(event.request, { cache: "no-cache" }).then((response) => {
    event.waitUntil(remember(address, response.clone(), contacted, event.resultingClientId).catch(() => {}));
    return response;
  });
  const failed = answer.catch(() => null);
  event.waitUntil(failed);
  const first = await Promise.race([failed, after(PATIENCE)]); // undefined: it takes its time
  if (first && first.status < 500) return first;
  const copy = await keptPage(address, event.resultingClientId, first === undefined);
  return copy ?? (await failed) ?? notKept(event.request, address);
}

// An opened page: what it needs first, then the page, so that it is whole.
async function remember(address, response, contacted, clientId) {
  const list = await contacted;
  const file = list?.file(address);
  if (!file || !(await store(file, response))) return;
  if (clientId) await change((all) => { all.clients[clientId] = list.version; }); // prettier-ignore
  await take(list, list.withNeeds(file));
  await change((all) => { all.pages[address].opened = true; }); // prettier-ignore
}

async function keptPage(address, clientId, isSlow) {
  const note = (await notes()).pages[address];
  const file = (await listOf(note?.version))?.file(address);
  const html = file && (await (await kept(file))?.text());
  if (html === undefined) return null;
  if (clientId) await change((all) => { all.clients[clientId] = note.version; }); // prettier-ignore
  const why = !self.navigator.onLine ? "You are offline." : isSlow ? "The site is slow to answer." : "The site cannot be reached.";
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" }).format(note.on);
  const line = LINE.replace(" hidden><", `>Kept copy from ${day}. ${why}<`);
  return new Response(html.replace(LINE, line), { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

// Scripts that ask for a page get an error, and then go there; a reader is led to what is kept.
async function notKept(request, address) {
  if (request.mode !== "navigate") return Response.error();
  const { pages } = await notes();
  if (pages[`${address}/`]) return Response.redirect(whole(`${address}/`));
  if (pages[KEEP] && address !== KEEP) return Response.redirect(`${whole(KEEP)}?page=${encodeURIComponent(address)}`);
  return Response.error();
}

// Anything but a page: of the build that the page which asks is of.
async function file(event, address) {
  const all = await notes();
  const pinned = all.clients[event.clientId];
  const list = pinned ? await listOf(pinned) : await contact(FRESH_FOR).catch(() => listOf(all.latest));
  if (pinned && event.resultingClientId) await change((now) => { now.clients[event.resultingClientId] = pinned; }); // prettier-ignore
  const wanted = list?.file(address);
  const own = wanted && (await kept(wanted));
  if (own) return own;
  try {
    if (!wanted) return await fetch(event.request);
    const response = await fetch(event.request, { cache: "no-cache" });
    event.waitUntil(store(wanted, response.clone()));
    return response;
  } catch (fault) {
    return (await ofAnyBuild(all, address)) ?? Promise.reject(fault);
  }
}

// Without a network: search files that were kept with an area before the newest build was heard of.
async function ofAnyBuild(all, address) {
  for (const version of versionsOf(all)) {
    const other = (await listOf(version))?.file(address);
    const found = other && (await kept(other));
    if (found) return found;
  }
  return null;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  const address = addressOf(request.url);
  if (address === null) return;
  const isOpened = isPage(address) || (request.mode === "navigate" && !address.split("/").at(-1).includes("."));
  event.respondWith(isOpened ? page(event, address) : file(event, address));
});

/* ---------------------------------------------------------------- what the page for keeping asks */

async function missingOf(files) {
  const cache = await caches.open(STORE);
  const there = new Set((await cache.keys()).map((request) => request.url));
  return files.filter((one) => !there.has(keyOf(one)));
}

const sizeOf = (files) => files.reduce((sum, one) => sum + one.bytes, 0);

const ANSWERS = {
  // A page that was open before this worker was.
  async visit({ href }) {
    const address = addressOf(href);
    if (address !== null) await remember(address, await fetch(href, { cache: "no-cache" }), contact());
  },

  async state() {
    const list = await contact().catch(() => null);
    const all = await notes();
    const last = list ?? (await listOf(all.latest));
    const choices = {};
    for (const id of last ? [EVERYTHING, ...last.raw.areas.map((area) => area.id)] : []) {
      const files = last.choice(id);
      const missing = await missingOf(files);
      const note = all.kept[id];
      const isCurrent = note?.version === last.version && !missing.length;
      choices[id] = { bytes: sizeOf(files), missing: sizeOf(missing), on: note?.on ?? null, isCurrent };
    }
    const opened = Object.entries(all.pages).filter(([address, note]) => note.opened && address !== KEEP);
    const pages = opened.sort((one, other) => other[1].on - one[1].on).map(([address, { title, on }]) => ({ href: whole(address), title, on }));
    return { isReached: Boolean(list), choices, pages };
  },

  async plan({ id }) {
    const list = await contact();
    const missing = await missingOf(list.choice(id));
    return { version: list.version, files: missing.map(({ address, bytes }) => ({ address, bytes })) };
  },

  async take({ version, addresses }) {
    const list = await listOf(version);
    await take(list, addresses.map((address) => list.file(address)));
  },

  async keep({ id, version }) {
    const list = await listOf(version);
    await take(list, list.choice(id)); // all there by now, but for what was tidied away meanwhile
    await noteKept(list, id);
    await change(tidy);
  },

  async remove({ id }) {
    await change(async (all) => {
      const list = await listOf(all.latest);
      delete all.kept[id];
      const others = new Set(Object.keys(all.kept).flatMap((other) => list.choice(other)).map((one) => one.address));
      for (const [address, note] of Object.entries(all.pages)) {
        if (!note.opened && address !== KEEP && !others.has(address)) delete all.pages[address];
      }
      await tidy(all);
    });
  },

  async removeAll() {
    await navigator.locks.request(STORE, async () => {
      known = null;
      lists.clear();
      latest = { list: null, at: 0 };
      await caches.delete(STORE);
    });
  },

  tidy: () => change(tidy),
};

self.addEventListener("message", (event) => {
  const { type, ...asked } = event.data;
  const answer = ANSWERS[type](asked).then(
    (value) => ({ value }),
    (fault) => ({ fault: fault instanceof Changed ? "changed" : fault.name === "QuotaExceededError" ? "full" : "unreached" }),
  );
  event.waitUntil(answer.then((one) => event.ports[0]?.postMessage(one)));
});

/* ---------------------------------------------------------------- coming */

// At once, and of no build itself: which build a page is of is noted, whichever worker serves it.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== STORE) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});
