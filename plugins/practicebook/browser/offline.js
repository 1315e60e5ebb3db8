// On every page: bring in the service worker, which keeps what is opened. It writes the line at the top of a kept page itself, so that
// the line is there without scripts, and after Material's instant navigation.

const base = new URL("../../", import.meta.url);

// A site whose list is gone has told its workers to leave; a page that is older than that must not call them back.
async function isEnabled() {
  try {
    const response = await fetch(new URL("assets/offline.json", base), { cache: "no-cache" });
    return response.ok && (await response.json()).enabled === true;
  } catch {
    return false;
  }
}

async function start() {
  const { serviceWorker } = navigator;
  const had = await serviceWorker.getRegistration(base.href);
  if (had?.scope !== base.href && !(await isEnabled())) return;
  const wasControlled = Boolean(serviceWorker.controller);
  await serviceWorker.register(new URL("service-worker.js", base), { scope: base.href, updateViaCache: "none" });
  if (!wasControlled) (await serviceWorker.ready).active.postMessage({ type: "visit", href: location.href });
}

if ("serviceWorker" in navigator) start().catch(() => {}); // in some private windows it is there, and refuses
