// Served at the site's root in the place of service-worker.js where keeping pages is turned off. A browser that has the old worker
// fetches this one at its next visit: it deletes what was kept, and goes.

const OURS = `practicebook of ${new URL(self.registration.scope).pathname}, `; // as in service-worker.js

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
