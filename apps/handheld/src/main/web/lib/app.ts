// What the screens share: who is logged in, the tasks of the store, what was found, and the send that is being prepared.
import {api, LoginNeeded, Problem, Unreachable} from './api';
import {isLocale, locale, setLocale, t, type Locale} from './i18n';
import {connect, disconnect, onLive} from './live';
import {Basket} from './basket';
import {forgetDeeds} from './deed';
import {Journey, type Outcome} from './journey';
import {sentence} from './problems';
import {Recent} from './recent';
import {queryOf} from './router';
import {alertSense} from './senses';
import type {Facet, Hit, Me, Task} from './types';

const ME = 'keskio.me';
const LANGUAGE = 'keskio.language.';
const SOUND = 'keskio.sound';
const RETURN = 'keskio.return';
const RETRY_MS = 5_000;
const READ_CACHE = 'keskio-read';

export interface Notice {
  text: string;
  link?: {path: string; text: string};
  urgent?: boolean;
}

/** The last search, so that going back shows it as it was. */
export interface Found {
  q: string;
  filters: Record<string, string[]>;
  hits: Hit[];
  total: number;
  facets: Facet[];
  nextPageToken: string;
  keptAt: Date | null;
}

class App extends EventTarget {
  me: Me | null = null;
  /** The gateway does not answer. */
  offline = false;
  /** Why nobody can work, in words; empty when somebody can. */
  trouble = '';
  tasks: Task[] | null = null;
  tasksKeptAt: Date | null = null;
  found: Found | null = null;
  notice: Notice | null = null;
  readonly journey = new Journey();
  readonly basket = new Basket();
  readonly recent = new Recent();
  sound = localStorage.getItem(SOUND) !== 'off';
  private lastCheck = 0;
  private nextCheck = 0;

  get zone(): string {
    return this.me?.store.timeZone ?? 'UTC';
  }

  changed(): void {
    this.dispatchEvent(new Event('change'));
  }

  /** Says something to those who listen to the screen instead of looking. */
  announce(text: string, urgent = false): void {
    this.dispatchEvent(new CustomEvent('announce', {detail: {text, urgent}}));
  }

  notify(notice: Notice): void {
    this.notice = notice;
    this.announce(notice.text, notice.urgent);
    this.changed();
  }

  dismiss(): void {
    this.notice = null;
    this.changed();
  }

  async start(): Promise<void> {
    const spoken = navigator.language.slice(0, 2);
    setLocale(isLocale(spoken) ? spoken : 'en');
    window.addEventListener('offline', () => this.reachable(false));
    window.addEventListener('online', () => void this.check());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        void this.check();
      }
    });
    onLive('task', (task) => void this.taskCame(task));
    onLive('order', () => void this.readTasks());
    onLive('open', () => void this.readTasks());
    await this.check();
    if (!this.me && this.offline) {
      this.me = JSON.parse(sessionStorage.getItem(ME) ?? 'null') as Me | null;
      if (this.me) {
        this.settle(this.me);
      }
      this.changed();
    }
  }

  /** Asks who is logged in; also the way to find out whether the gateway is there. */
  async check(): Promise<void> {
    this.lastCheck = Date.now();
    try {
      const me = await api.me();
      const first = this.me === null || this.me.username !== me.username || this.offline;
      if (this.me?.username !== me.username) {
        await this.become(me);
      }
      this.me = me;
      this.trouble = '';
      this.reachable(true);
      if (first) {
        // A stream that breaks may be a session that ended.
        connect(() => void this.check());
        void this.readTasks();
      }
    } catch (error) {
      if (error instanceof LoginNeeded) {
        // A login that failed is not tried again by itself: that could go round for ever.
        if (queryOf('login') !== 'failed') {
          this.login();
          return;
        }
        this.trouble = t('login.failed');
        this.changed();
        return;
      }
      this.trouble = sentence(error);
      if (error instanceof Unreachable || (error instanceof Problem && error.passing)) {
        this.reachable(false);
      }
    }
    this.changed();
  }

  /** Another person than the last one on this device sees nothing of theirs. */
  private async become(me: Me): Promise<void> {
    const last = JSON.parse(sessionStorage.getItem(ME) ?? 'null') as Me | null;
    if (last?.username !== me.username) {
      await this.forget();
      sessionStorage.setItem(ME, JSON.stringify({...me, csrfToken: null}));
    }
    this.settle(me);
  }

  /** Each person's own language, and their own send in the making. */
  private settle(me: Me): void {
    const language = localStorage.getItem(LANGUAGE + me.username) ?? me.locale;
    if (isLocale(language)) {
      setLocale(language);
    }
    this.journey.restore(me.username);
    this.basket.restore(me.username);
    this.recent.restore(me.username);
  }

  private async forget(): Promise<void> {
    this.tasks = null;
    this.found = null;
    this.journey.end();
    this.basket.clear();
    forgetDeeds();
    sessionStorage.removeItem(ME);
    if ('caches' in window) {
      await caches.delete(READ_CACHE);
    }
  }

  /** To the login page, and back to where one was. */
  login(): void {
    sessionStorage.setItem(RETURN, queryOf('login') ? '' : location.pathname + location.search);
    location.assign('/login');
  }

  /** Where to go after a login; empty when one has just begun. */
  takeReturn(): string {
    const path = sessionStorage.getItem(RETURN) ?? '';
    sessionStorage.removeItem(RETURN);
    return path;
  }

  /** Ends the session and goes on with a colleague's, or none. */
  async leave(forSwitch: boolean): Promise<void> {
    const next = forSwitch ? await api.switchUser() : await api.logout();
    disconnect();
    await this.forget();
    this.recent.forget();
    sessionStorage.removeItem(RETURN);
    location.assign(next.location);
  }

  choose(language: Locale): void {
    localStorage.setItem(LANGUAGE + (this.me?.username ?? ''), language);
    setLocale(language);
    this.found = null;
    this.changed();
  }

  /** The customer's basket is on its way; the next one begins empty. */
  sent({orders, basket}: Extract<Outcome, {kind: 'sent'}>): void {
    this.recent.sent(orders);
    if (basket) {
      this.basket.clear();
    }
    this.changed();
  }

  switchSound(): void {
    this.sound = !this.sound;
    localStorage.setItem(SOUND, this.sound ? 'on' : 'off');
    this.changed();
  }

  async readTasks(): Promise<void> {
    try {
      const {data, keptAt} = await api.tasks();
      this.tasks = data.tasks;
      this.tasksKeptAt = keptAt;
    } catch (error) {
      this.failed(error);
    }
    this.changed();
  }

  /** What a failure means for the whole app; the rest is the screen's to say. */
  failed(error: unknown): void {
    if (error instanceof LoginNeeded) {
      this.login();
    } else if (error instanceof Unreachable && Date.now() - this.lastCheck > 2_000) {
      void this.check();
    }
  }

  private async taskCame(task: {kind: string; number: string; productName: string; sendOrderId: string}): Promise<void> {
    await this.readTasks();
    const choose = task.kind === 'choose';
    if (task.kind !== 'pick' && !choose) {
      return; // the next step of a task that is known
    }
    alertSense(this.sound);
    this.notify({
      text: t(choose ? 'task.choosecame' : 'task.came', {product: task.productName, number: task.number}),
      link: {path: `${choose ? 'orders' : 'tasks'}/${task.sendOrderId}`, text: t('task.open')},
      urgent: true,
    });
  }

  private reachable(yes: boolean): void {
    if (this.offline === yes) {
      this.offline = !yes;
      this.announce(t(yes ? 'net.back' : 'net.away'));
      this.changed();
    }
    clearTimeout(this.nextCheck);
    if (!yes) {
      this.nextCheck = window.setTimeout(() => void this.check(), RETRY_MS);
    }
  }

  get language(): Locale {
    return locale();
  }
}

export const app = new App();
