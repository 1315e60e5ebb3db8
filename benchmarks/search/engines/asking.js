// Asks the search that the address names, `?engine=ours&base=/ours/`, and times it: see browsing.py.
const wanted = new URL(location.href).searchParams;
const engine = await import(`./${wanted.get("engine")}.js`);
const base = new URL(wanted.get("base"), location.href).href;

const timed = async (work) => {
  const start = performance.now();
  const results = await work();
  return { milliseconds: performance.now() - start, results };
};

let opened;

/** Each question in turn: how long it took and what was found. The first also opens the search. */
window.ask = async (questions, limit) => {
  const asked = [];
  for (const question of questions) {
    asked.push(await timed(async () => {
      await (opened ??= engine.open(base));
      return engine.ask(question, limit);
    }));
  }
  return asked;
};
window.ready = true;
