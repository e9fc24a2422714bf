// What happens in the store, as it happens. After each break everything is read afresh, so nothing is missed.
import {api} from './api';

type Handler = (data: any) => void;

const NAMES = ['task', 'order', 'price-switched', 'stock'] as const;
export type LiveName = (typeof NAMES)[number] | 'open';

const SILENCE_MS = 45_000; // three pings
const COME_BACK_MS = 4_000;

const handlers = new Map<LiveName, Set<Handler>>();
let source: EventSource | null = null;
let watchdog = 0;

/** Calls the handler for each event of that name; the answer unsubscribes. */
export function onLive(name: LiveName, handler: Handler): () => void {
  const all = handlers.get(name) ?? new Set<Handler>();
  handlers.set(name, all.add(handler));
  return () => all.delete(handler);
}

/** Listens until told to disconnect, and comes back after each break. */
export function connect(onBreak: () => void): void {
  disconnect();
  const stream = new EventSource(api.events);
  source = stream;
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = window.setTimeout(again, SILENCE_MS);
  };
  const again = () => {
    stream.close();
    clearTimeout(watchdog);
    watchdog = window.setTimeout(() => source === stream && connect(onBreak), COME_BACK_MS);
    onBreak();
  };
  stream.onopen = () => {
    alive();
    tell('open', null);
  };
  stream.onerror = again;
  stream.addEventListener('ping', alive);
  for (const name of NAMES) {
    stream.addEventListener(name, (event) => {
      alive();
      tell(name, JSON.parse((event as MessageEvent<string>).data));
    });
  }
  alive();
}

export function disconnect(): void {
  clearTimeout(watchdog);
  source?.close();
  source = null;
}

function tell(name: LiveName, data: unknown): void {
  handlers.get(name)?.forEach((handler) => handler(data));
}
