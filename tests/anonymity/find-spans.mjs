// Finds patterns in texts, as a browser would. Reads { patterns, texts } as JSON; writes, for each text, a list of [pattern, start, end],
// where pattern counts from 0 and places are code points.

import { stdin, stdout } from "node:process";

const chunks = [];
for await (const chunk of stdin) chunks.push(chunk);
const { patterns, texts } = JSON.parse(Buffer.concat(chunks).toString("utf-8"));
const compiled = patterns.map((pattern) => new RegExp(pattern, "dgu"));

function spans(text) {
  const points = (place) => Array.from(text.slice(0, place)).length;
  return compiled.flatMap((pattern, number) =>
    [...text.matchAll(pattern)].map((found) => {
      const [start, end] = found.indices[Math.min(1, found.length - 1)];
      return [number, points(start), points(end)];
    }),
  );
}

stdout.write(JSON.stringify(texts.map(spans)));
