// Drives the browser's search engine in Node: reads a JSON list of commands, does one after another, writes the list of what they gave.
//
// { do: "stems", words }                    the stem of each
// { do: "words", texts }                    of each text, a list of [word, term, the piece of the text]
// { do: "serve", folder, faults }           from now on `fetch` reads files there; a new site for the worker. Faults: [{ path, answer, times }],
//                                           where `answer` is a status, "cut", "unreachable" or "never"
// { do: "post", messages, pause }           to the worker, so many milliseconds apart; gives { messages, requests, stopped, took } when the last
//                                           search is answered

import { readFile } from "node:fs/promises";

const BROWSER = new URL("../../plugins/practicebook/browser/", import.meta.url);
const BASE = "https://site.example/council/";
const PATIENCE = 20_000; // milliseconds

const listeners = [];
let serving = { folder: "", faults: [] };
let received = [];
let requests = [];
let stopped = [];
let answered = () => {};

globalThis.addEventListener = (_, listener) => listeners.push(listener);
globalThis.postMessage = (message) => {
  received.push(structuredClone(message));
  answered(message);
};
globalThis.fetch = async (address, { signal, cache }) => {
  signal.throwIfAborted();
  const path = decodeURI(String(address).replace(BASE, ""));
  requests.push(`${path} ${cache}`);
  const fault = serving.faults.find((one) => path.includes(one.path) && one.times-- > 0);
  if (fault?.answer === "unreachable") throw new TypeError("fetch failed");
  if (fault?.answer === "never") {
    await new Promise((_, reject) =>
      signal.addEventListener("abort", () => {
        stopped.push(path);
        reject(signal.reason);
      }),
    );
  }
  if (Number.isInteger(fault?.answer)) return new Response("", { status: fault.answer });
  const bytes = await readFile(`${serving.folder}/${path}`).catch(() => null);
  if (!bytes) return new Response("", { status: 404 });
  return new Response(fault?.answer === "cut" ? bytes.subarray(0, bytes.length >> 1) : bytes);
};

const { stem } = await import(new URL("search-stemmer.js", BROWSER));
const { words } = await import(new URL("search-analysis.js", BROWSER));
await import(new URL("search-worker.js", BROWSER));

const tell = (data) => listeners.forEach((listener) => listener({ data }));

const COMMANDS = {
  stems: ({ words }) => words.map(stem),
  words: ({ texts }) => texts.map((text) => words(text).map(({ start, end, word, term }) => [word, term, text.slice(start, end)])),
  serve: ({ folder, faults = [] }) => {
    serving = { folder, faults };
    tell({ type: "open", base: BASE });
  },
  post: async ({ messages, pause }) => {
    [received, requests, stopped] = [[], [], []];
    const last = messages.at(-1);
    const done = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("no answer")), PATIENCE);
      answered = ({ type, id }) => {
        if (last.type === "search" ? id !== last.id : type !== "ready") return;
        clearTimeout(late);
        resolve();
      };
    });
    const start = performance.now();
    for (const message of messages) {
      tell(message);
      if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    await done;
    return { messages: received, requests, stopped, took: performance.now() - start };
  },
};

process.stdin.setEncoding("utf8");
let input = "";
for await (const piece of process.stdin) input += piece;
const given = [];
for (const command of JSON.parse(input)) given.push((await COMMANDS[command.do](command)) ?? null);
process.stdout.write(JSON.stringify(given));
