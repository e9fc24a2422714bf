// The frame around the screens: who and where, what is new, the screen itself, and the ways around.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {app} from './lib/app';
import {api, Problem} from './lib/api';
import {t, type Key} from './lib/i18n';
import {BASE, current, go, listen, scrollOf} from './lib/router';
import {sentence} from './lib/problems';
import {listenToScanner} from './lib/scanner';
import {View} from './lib/view';
import {icon, type Icon} from './parts/icons';
import {loading} from './parts/pieces';
import './screens/basket';
import './screens/customer';
import './screens/delivery';
import './screens/done';
import './screens/find';
import './screens/handover';
import './screens/me';
import './screens/order';
import './screens/orders';
import './screens/product';
import './screens/receive';
import './screens/review';
import './screens/sendout';
import './screens/shelf';
import './screens/task';
import './screens/tasks';
import './screens/transfer';
import './screens/ways';

const TABS: {path: string; key: Key; icon: Icon; screens: string[]}[] = [
  {path: '', key: 'tab.find', icon: 'search', screens: ['find', 'product', 'done']},
  {path: 'basket', key: 'tab.basket', icon: 'basket', screens: ['basket']},
  {path: 'tasks', key: 'tab.tasks', icon: 'tasks', screens: ['tasks', 'task', 'receive', 'transfer', 'sendout', 'shelf', 'handover']},
  {path: 'orders', key: 'tab.orders', icon: 'orders', screens: ['orders', 'order']},
  {path: 'me', key: 'tab.me', icon: 'person', screens: ['me']},
];

class Frame extends View {
  @state() private accessor screen: View | null = null;
  private shown = '';
  @state() private accessor polite = '';
  @state() private accessor urgent = '';

  heading(): string {
    return 'Keskiö';
  }

  protected override opened(): void {
    app.addEventListener('announce', (event) => {
      const {text, urgent} = (event as CustomEvent<{text: string; urgent: boolean}>).detail;
      // The same words twice are two pieces of news.
      const said = text + (urgent ? pad(this.urgent, text) : pad(this.polite, text));
      if (urgent) {
        this.urgent = said;
      } else {
        this.polite = said;
      }
    });
    app.addEventListener('change', () => app.me && !this.screen && this.show(false));
    listen((back) => this.show(back));
    listenToScanner((digits) => this.scanned(digits));
    void app.start().then(() => {
      const path = app.me ? app.takeReturn() : '';
      if (path.startsWith(BASE) && path !== location.pathname + location.search) {
        go(path.slice(BASE.length), true);
      } else {
        this.show(false);
      }
    });
  }

  override scanned(digits: string): boolean {
    if (!app.me || this.screen?.scanned(digits)) {
      return true;
    }
    void this.lookUp(digits);
    return true;
  }

  private async lookUp(digits: string): Promise<void> {
    if (/^S-/.test(digits)) {
      go(`tasks/${encodeURIComponent(digits)}`); // the label of a parcel
      return;
    }
    try {
      const {data} = await api.product(digits, app.language);
      go(`product/${encodeURIComponent(data.style)}?sku=${encodeURIComponent(data.sku)}`);
    } catch (error) {
      app.failed(error);
      const unknown = error instanceof Problem && error.status === 404;
      app.notify({text: unknown ? t('scan.unknown', {code: digits}) : sentence(error), urgent: true});
    }
  }

  private show(back: boolean): void {
    if (!app.me) {
      return;
    }
    const route = current();
    const address = location.pathname + location.search;
    if (address === this.shown && !back) {
      return;
    }
    this.shown = address;
    const screen = document.createElement(`keskio-${route.screen}`) as View;
    screen.parameters = route.parameters;
    this.screen = screen;
    if (app.notice?.link && BASE + app.notice.link.path === location.pathname) {
      app.notice = null;
    }
    this.requestUpdate();
    void this.arrive(screen, back);
  }

  /** The focus goes to the new screen's title, so that it is read and the keyboard begins there. */
  private async arrive(screen: View, back: boolean): Promise<void> {
    await this.updateComplete;
    await screen.updateComplete;
    document.title = `${screen.heading()} · Keskiö`;
    screen.querySelector<HTMLElement>('h1')?.focus({preventScroll: true});
    window.scrollTo(0, back ? scrollOf() : 0);
  }

  override render() {
    const route = current();
    const me = app.me;
    return html`
      <header>
        <a class="brand" href=${BASE} aria-label="Keskiö">
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3v4M12 17v4M3 12h4M17 12h4M5.6 5.6l2.8 2.8M15.6 15.6l2.8 2.8M18.4 5.6l-2.8 2.8M8.4 15.6l-2.8 2.8"></path><circle cx="12" cy="12" r="2.5"></circle></svg>
        </a>
        ${me
          ? html`<a class="whoami" href="${BASE}me"><b>${me.store.name}</b><span>${me.name}</span></a>`
          : html`<span class="whoami"><b>Keskiö</b></span>`}
        ${app.offline ? html`<span class="away">${t('net.offline')}</span>` : nothing}
      </header>
      ${app.notice ? this.notice(app.notice) : nothing}
      <main id="main">${me ? (this.screen ?? nothing) : app.trouble ? this.nobody() : loading()}</main>
      ${me && !route.step ? this.tabs(route.screen) : nothing}
      <div class="sr-only" aria-live="polite">${this.polite}</div>
      <div class="sr-only" aria-live="assertive">${this.urgent}</div>
    `;
  }

  private nobody() {
    return html`<div class="empty">
      <p>${app.trouble}</p>
      <p><button class="primary" type="button" @click=${() => (app.offline ? void app.check() : app.login())}>${t('again')}</button></p>
      ${app.offline
        ? nothing
        : html`<p><button type="button" @click=${() => void app.leave(false)}>${t('me.logout')}</button></p>`}
    </div>`;
  }

  private notice(notice: NonNullable<typeof app.notice>) {
    return html`<aside class="notice" aria-label=${t('notice')}>
      <p>${notice.text}</p>
      ${notice.link
        ? html`<a class="button" href=${BASE + notice.link.path}>${notice.link.text}</a>`
        : nothing}
      <button class="square" type="button" aria-label=${t('close')} @click=${() => app.dismiss()}>${icon('close')}</button>
    </aside>`;
  }

  private tabs(screen: string) {
    const counts: Record<string, [number, Key]> = {
      tasks: [app.tasks?.length ?? 0, 'tasks.open'],
      basket: [app.basket.pieces, 'pieces'],
    };
    return html`<nav aria-label=${t('tabs')}>
      ${TABS.map(
        (tab) => html`<a href=${BASE + tab.path} aria-current=${tab.screens.includes(screen) ? 'page' : nothing}>
          ${icon(tab.icon)}<span>${t(tab.key)}</span>
          ${this.count(...(counts[tab.path] ?? [0, 'pieces']))}
        </a>`,
      )}
    </nav>`;
  }

  private count(n: number, key: Key) {
    return n ? html`<b class="count" aria-label=${t(key, {n})}>${n > 99 ? '99+' : n}</b>` : nothing;
  }
}

function pad(before: string, text: string): string {
  return before === text ? '\u00a0' : '';
}

customElements.define('keskio-app', Frame);

if ('serviceWorker' in navigator && window.isSecureContext) {
  void navigator.serviceWorker.register('/handheld/service-worker.js', {scope: BASE});
}
