// Keeps the app's own files, so that it opens in a dead corner of the store, and the latest answers of what was read, so
// that they stay readable there. It keeps no sends: a request that changes something passes untouched or fails at once.
const VERSION = '__VERSION__';
const BASE = '/handheld/';
const SHELL = [__SHELL__].map((name) => BASE + name);
const SHELL_CACHE = 'keskio-shell-' + VERSION;
// Emptied by the page when another person logs in.
const READ_CACHE = 'keskio-read';
const KEPT = 'X-Keskio-Kept';
const READ_LIMIT = 150;
const PATIENCE_MS = 8000;
// Customers are looked up for a purpose each time; they are never kept on the device.
const READABLE = /^\/api\/clerk\/v1\/(search|styles\/[^/]+|products\/[^/]+|availability|tasks|transfers|locations|sends\/[^/]+)$/;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL_CACHE)
      .then((cache) => cache.addAll(SHELL.map((url) => new Request(url, {cache: 'reload'}))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith('keskio-shell-') && name !== SHELL_CACHE).map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) {
    return;
  }
  if (request.mode === 'navigate' && url.pathname.startsWith(BASE)) {
    event.respondWith(page(request));
  } else if (SHELL.includes(url.pathname)) {
    event.respondWith(file(request));
  } else if (READABLE.test(url.pathname)) {
    event.respondWith(read(event));
  }
});

// The newest page if the network gives it, else the one of this version.
async function page(request) {
  try {
    const answer = await inTime(fetch(BASE + 'index.html', {cache: 'no-cache', credentials: 'same-origin'}));
    if (answer.ok) {
      return answer;
    }
  } catch {
    // Below.
  }
  return (await caches.match(BASE + 'index.html')) ?? fetch(request);
}

async function file(request) {
  return (await caches.match(request, {ignoreSearch: true})) ?? fetch(request);
}

async function read(event) {
  const request = event.request;
  let failure;
  try {
    const answer = await inTime(fetch(request));
    if (answer.ok) {
      event.waitUntil(keep(request, answer.clone()));
    }
    if (answer.status < 502 || answer.status > 504) {
      return answer;
    }
    failure = answer;
  } catch (error) {
    failure = error;
  }
  const kept = await (await caches.open(READ_CACHE)).match(request);
  if (kept) {
    return kept;
  }
  if (failure instanceof Response) {
    return failure;
  }
  throw failure;
}

async function keep(request, answer) {
  const headers = new Headers(answer.headers);
  headers.set(KEPT, new Date().toISOString());
  const cache = await caches.open(READ_CACHE);
  await cache.put(request, new Response(await answer.blob(), {status: answer.status, headers}));
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - READ_LIMIT)).map((oldest) => cache.delete(oldest)));
}

function inTime(answer) {
  return Promise.race([
    answer,
    new Promise((_, reject) => setTimeout(() => reject(new TypeError('The network is too slow')), PATIENCE_MS)),
  ]);
}
