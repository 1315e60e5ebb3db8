// <pb-keep>: choose what to keep on this device, see its size first, watch it come, stop, update, remove. The service worker keeps; this
// asks it for a few files at a time, so that stopping is not asking again, and a browser that ends a worker after minutes does no harm.

const base = new URL("../../", import.meta.url);
const A_TIME = 8; // files
const TRIES = 3; // when the site changes meanwhile
const SHOWN = 50; // opened pages

const FAULTS = {
  changed: "The site changed while it was being kept, or something between it and this device alters its pages. Try again later.",
  full: "There is not enough room on this device. Remove something, or keep less.",
  unreached: "The site could not be reached. What was kept before is still here. Try again when there is a signal.",
};

const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" });

function size(bytes) {
  return bytes < 50_000 ? "less than 0.1 MB" : `${(bytes / 1e6).toFixed(1)} MB`;
}

function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Resolves to the worker's answer; rejects with the code of a fault.
function ask(worker, type, asked = {}) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data.fault ? reject(data.fault) : resolve(data.value));
    worker.postMessage({ type, ...asked }, [port2]);
  });
}

class Keep extends HTMLElement {
  #worker;
  #stopped = false;

  async connectedCallback() {
    if (!("serviceWorker" in navigator)) return;
    const { active } = await navigator.serviceWorker.ready; // never, where it is refused: then the words for that stay
    if (!this.isConnected) return;
    this.#worker = active;
    this.querySelector(".pb-keep__without").hidden = true;
    this.querySelector(".pb-keep__choices").hidden = false;
    this.says = this.querySelector("[role='status']");
    this.#sayWhatIsNotKept();
    await this.#draw();
    if (location.hash) await this.#goToAsked();
  }

  // The row that an area's page led to; only once all is loaded, when the browser looks for it itself and takes the focus away.
  async #goToAsked() {
    if (document.readyState !== "complete") await new Promise((done) => window.addEventListener("load", done, { once: true }));
    await new Promise(requestAnimationFrame);
    const row = [...this.querySelectorAll(".pb-keep__choices > li")].find((one) => one.id === location.hash.slice(1));
    row?.scrollIntoView({ block: "center" });
    row?.querySelector("button")?.focus({ preventScroll: true });
  }

  // Whoever opened a page without a network that is not kept was led here.
  #sayWhatIsNotKept() {
    const address = new URLSearchParams(location.search).get("page");
    const banner = this.querySelector(".pb-keep__missing");
    const way = address === null ? null : new URL(`./${address}`, base);
    banner.hidden = !way?.href.startsWith(base.href);
    if (!banner.hidden) banner.querySelector("a").href = way.href;
  }

  async #draw() {
    const { isReached, choices, pages } = await ask(this.#worker, "state");
    for (const row of this.querySelectorAll(".pb-keep__choices > li")) this.#drawChoice(row, choices[row.dataset.choice], isReached);
    this.#drawPages(pages, Object.values(choices).some((choice) => choice.on));
    if (!isReached) this.says.textContent = "The site cannot be reached, so nothing can be kept or updated now.";
  }

  #drawChoice(row, choice, isReached) {
    const [facts, actions] = [row.querySelector(".pb-keep__facts"), row.querySelector(".pb-keep__actions")];
    actions.replaceChildren();
    facts.textContent = choice ? factsOf(choice) : "Its size is not known until the site can be reached.";
    if (!choice) return;
    const title = row.querySelector("h2").textContent;
    const add = (words, how, quiet) => {
      const button = made("button", { type: "button", class: quiet ? "pb-button pb-button--quiet" : "pb-button", "aria-label": `${words} ${title}` }, words);
      button.addEventListener("click", how);
      actions.append(button);
    };
    if (isReached && !choice.isCurrent) add(choice.on ? "Update" : "Keep", () => this.#keep(row, title));
    if (choice.on) add("Remove", () => this.#remove(row, title), true);
  }

  #drawPages(pages, hasChoices) {
    const part = this.querySelector(".pb-keep__opened");
    part.hidden = !pages.length && !hasChoices;
    const list = part.querySelector("ul");
    list.replaceChildren(...pages.slice(0, SHOWN).map(({ href, title, on }) => made("li", {}, made("a", { href }, title), ` ${days.format(on)}`)));
    if (pages.length > SHOWN) list.append(made("li", {}, `and ${pages.length - SHOWN} more`));
    const all = part.querySelector("button");
    all.onclick = () => this.#removeAll();
  }

  async #keep(row, title) {
    this.#stopped = false;
    for (const button of this.querySelectorAll(".pb-keep__choices button")) button.disabled = true;
    const progress = made("progress", { max: "1", value: "0", "aria-label": `Keeping ${title}` });
    const words = made("p", { class: "pb-meta" }, "Starting");
    const stop = made("button", { type: "button", class: "pb-button pb-button--quiet", "aria-label": `Stop keeping ${title}` }, "Stop");
    stop.addEventListener("click", () => {
      this.#stopped = true;
    });
    row.querySelector(".pb-keep__actions").replaceChildren(progress, words, stop);
    stop.focus();
    this.says.textContent = `Keeping ${title}: 0%`;
    let outcome;
    try {
      await navigator.storage?.persist?.();
      const isWhole = await this.#fetchAll(row.dataset.choice, (done, all) => this.#show(progress, words, title, done, all));
      outcome = isWhole ? `${title}: 100%, kept on this device.` : `Stopped. ${title} was not kept.`;
    } catch (fault) {
      outcome = FAULTS[fault] ?? FAULTS.unreached;
    }
    if (this.isConnected) await this.#end(row, outcome);
  }

  #show(progress, words, title, done, all) {
    const share = all ? done / all : 1;
    if (progress.value < 0.5 && share >= 0.5 && share < 1) this.says.textContent = `Keeping ${title}: 50%`;
    progress.value = share;
    words.textContent = `${Math.floor(share * 100)}%, ${size(done)} of ${size(all)}`;
  }

  // True when all is kept; false when the reader stopped it, or left.
  async #fetchAll(id, show, tries = TRIES) {
    const { version, files } = await ask(this.#worker, "plan", { id });
    const all = files.reduce((sum, file) => sum + file.bytes, 0);
    let done = 0;
    try {
      for (let start = 0; start < files.length; start += A_TIME) {
        if (this.#stopped || !this.isConnected) {
          await ask(this.#worker, "tidy");
          return false;
        }
        const some = files.slice(start, start + A_TIME);
        await ask(this.#worker, "take", { version, addresses: some.map((file) => file.address) });
        done += some.reduce((sum, file) => sum + file.bytes, 0);
        show(done, all);
      }
      await ask(this.#worker, "keep", { id, version });
      return true;
    } catch (fault) {
      if (fault === "changed" && tries > 1) return this.#fetchAll(id, show, tries - 1);
      throw fault;
    }
  }

  async #remove(row, title) {
    await ask(this.#worker, "remove", { id: row.dataset.choice });
    await this.#end(row, `${title} was removed from this device. Pages of it that you opened are still kept.`);
  }

  async #removeAll() {
    await ask(this.#worker, "removeAll");
    await this.#draw();
    this.says.textContent = "All that was kept on this device was removed.";
    this.says.focus();
  }

  async #end(row, outcome) {
    await this.#draw();
    this.says.textContent = outcome;
    (row.querySelector("button") ?? this.says).focus({ preventScroll: true });
  }
}

function factsOf({ bytes, missing, on, isCurrent }) {
  if (!on) return size(bytes);
  const kept = `Kept on ${days.format(on)}, ${size(bytes)}.`;
  return isCurrent ? `${kept} Up to date.` : `${kept} The site has changed since: ${size(missing)} to fetch.`;
}

customElements.define("pb-keep", Keep);
