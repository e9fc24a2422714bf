// Something a clerk does that changes something: a step of a task, a count, a choice. It is asked with one id until it is
// answered. The same content keeps its id until then, also over a reload or a login, so that it counts once.
import {LoginNeeded, newId} from './api';
import {app} from './app';
import {Asking, Unsure} from './asking';
import {t} from './i18n';
import {sentence} from './problems';

const KEY = 'keskio.deeds';
/** Later, the same words mean something new: another jacket that is stained. */
const KEPT_MS = 3_600_000;

export class Deed {
  busy = false;
  /** Why it was refused, in words. */
  error = '';
  /** We stopped asking without an answer. */
  unsure = false;
  /** What the refusal was, for screens that look closer. */
  problem: unknown = null;
  private asking = new Asking();

  constructor(private readonly redraw: () => void) {}

  get tries(): number {
    return this.asking.tries;
  }

  /** The answer; null when it was refused or we stopped waiting, which is then told by the fields. */
  async do<T>(content: unknown, ask: (id: string) => Promise<T>): Promise<T | null> {
    if (this.busy) {
      return null;
    }
    const key = hash(JSON.stringify(content));
    const id = idOf(key);
    this.clear();
    this.busy = true;
    this.asking = new Asking();
    try {
      const answer = await this.asking.until(
        () => ask(id),
        () => this.tried(),
      );
      settle(key);
      return answer;
    } catch (error) {
      this.failed(error, key);
      return null;
    } finally {
      this.busy = false;
      this.redraw();
    }
  }

  stop(): void {
    this.asking.stop();
  }

  clear(): void {
    this.error = '';
    this.unsure = false;
    this.problem = null;
  }

  private tried(): void {
    if (this.tries === 2) {
      app.announce(t('deed.notyet'), true);
    }
    this.redraw();
  }

  private failed(error: unknown, key: string): void {
    if (error instanceof Unsure) {
      this.unsure = true;
      return;
    }
    if (!(error instanceof LoginNeeded)) {
      settle(key); // a refusal is an answer: the next try is a new one
    }
    app.failed(error);
    this.problem = error;
    this.error = sentence(error);
  }
}

/** Another person's deeds are not this one's. */
export function forgetDeeds(): void {
  sessionStorage.removeItem(KEY);
}

type Ids = Record<string, {id: string; since: number}>;

function open(): Ids {
  const ids = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Ids;
  return Object.fromEntries(Object.entries(ids).filter(([, {since}]) => Date.now() - since < KEPT_MS));
}

function idOf(key: string): string {
  const ids = open();
  const kept = ids[key] ?? {id: newId(), since: Date.now()};
  sessionStorage.setItem(KEY, JSON.stringify({...ids, [key]: kept}));
  return kept.id;
}

function settle(key: string): void {
  const {[key]: _, ...others} = open();
  sessionStorage.setItem(KEY, JSON.stringify(others));
}

/** Tells contents apart without keeping them: what is done may name a customer. By cyrb53, public domain. */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
    b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
