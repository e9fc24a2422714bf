// One task: accept, pick, pack, ship; or the store will not do it, or the piece cannot be found.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {colour, country, dayAndClock, promise} from '../lib/format';
import {stripped} from '../lib/gtin';
import {t, type Key} from '../lib/i18n';
import {placeName} from '../lib/places';
import {sentence} from '../lib/problems';
import {BASE, go} from '../lib/router';
import type {Order, PricedProduct, TaskKind} from '../lib/types';
import {View} from '../lib/view';
import {scanButton} from '../parts/camera';
import {icon} from '../parts/icons';
import {
  backButton,
  deedNote,
  errorNote,
  field,
  focusFault,
  isMine,
  keptNote,
  loading,
  reasons,
  stateChip,
  title,
  variant,
} from '../parts/pieces';

/** Why it does not go on: the piece is not to be had, or the store will not do it. */
const NO = {
  missing: {step: 'not-found', causes: ['shelf_empty', 'damaged', 'wrong_item', 'being_sold']},
  decline: {step: 'decline', causes: ['busy', 'closing', 'needed_here']},
} as const;

class TaskScreen extends View {
  @state() private accessor order: Order | null = null;
  @state() private accessor product: PricedProduct | null = null;
  @state() private accessor keptAt: Date | null = null;
  @state() private accessor error = '';
  /** The piece in hand was scanned, or looked at, and is the right one. */
  @state() private accessor confirmed = false;
  @state() private accessor refusing: keyof typeof NO | '' = '';
  @state() private accessor cause = '';
  @state() private accessor words = '';
  @state() private accessor tracking = '';

  heading(): string {
    return this.order ? t(`task.${this.kind(this.order) ?? 'none'}` as Key) : t('tasks.title');
  }

  protected override opened(): void {
    void this.read();
    this.onLive('order', (order: {sendOrderId: string}) => order.sendOrderId === this.order?.sendOrderId && void this.read());
    this.onLive('open', () => void this.read());
  }

  override scanned(code: string): boolean {
    const order = this.order;
    if (!order || this.kind(order) !== 'pack' || this.confirmed || this.deed.busy || !/^\d+$/.test(code)) {
      return this.deed.busy;
    }
    if (stripped(code) === stripped(order.gtin)) {
      this.confirmed = true;
      this.error = '';
      app.announce(t('task.scan.right'));
      navigator.vibrate?.(60);
    } else {
      this.error = t('task.scan.wrong');
    }
    return true;
  }

  private async read(): Promise<void> {
    try {
      const {data, keptAt} = await api.order(this.parameters['id']!);
      this.order = data;
      this.keptAt = keptAt;
      document.title = `${this.heading()} · Keskiö`;
      if (!this.product) {
        // The order carries the English name; the clerk reads their own.
        this.product = (await api.product(data.sku, app.language)).data;
      }
    } catch (error) {
      app.failed(error);
      if (!this.order) {
        this.error = sentence(error);
      }
    }
  }

  /** What this store has to do with it now; null when it is not its turn. */
  private kind(order: Order): TaskKind | null {
    const mine = isMine(order);
    const here = order.destination ? order.destination === app.me?.store.code : mine;
    switch (order.state) {
      case 'reserved':
        return mine ? 'pick' : null;
      case 'picking':
        return mine ? 'pack' : null;
      case 'packed':
        return mine ? 'ship' : null;
      case 'in_transit':
        return order.destination && here ? 'receive' : null;
      case 'ready_for_pickup':
        return here ? 'hand_over' : null;
      default:
        return null;
    }
  }

  /** Orders of the same basket that leave this store, too, in the same parcel. */
  private companions(): Order[] {
    const {order} = this;
    return (app.tasks ?? [])
      .map((task) => task.order)
      .filter(
        (other) =>
          order?.basketId &&
          other.basketId === order.basketId &&
          other.sendOrderId !== order.sendOrderId &&
          other.way === order.way &&
          other.destination === order.destination &&
          isMine(other) &&
          ['reserved', 'picking', 'packed'].includes(other.state),
      );
  }

  private async step(step: string, body: Record<string, string> = {}): Promise<void> {
    const order = this.order;
    if (!order || this.deed.busy) {
      return;
    }
    this.error = '';
    // What travels together is accepted with one tap, and handed to the carrier with one.
    const others = ['accept', 'ship'].includes(step) ? this.companions().filter((one) => one.state === order.state) : [];
    for (const one of [...others, order]) {
      const content = [one.sendOrderId, step, body, one.state, one.steps.length];
      const after = await this.deed.do(content, (id) => api.step(one.sendOrderId, step, body, id));
      if (!after) {
        void this.read();
        return focusFault(this);
      }
      if (one === order) {
        this.order = after;
      }
    }
    this.confirmed = false;
    this.refusing = '';
    await app.readTasks();
    this.went(this.order!, step);
  }

  private went(order: Order, step: string): void {
    const next = this.companions()[0];
    if (step === 'not-found' || step === 'decline') {
      app.notify({text: t(order.state === 'awaiting_choice' ? 'task.nothingleft' : 'task.resourced', {number: order.number})});
      go('tasks', true);
    } else if (step === 'pack' && next && next.state !== 'packed') {
      app.announce(t('state.packed'));
      go(`tasks/${encodeURIComponent(next.sendOrderId)}`, true);
    } else if (this.kind(order)) {
      app.announce(t(`state.${order.state}` as Key));
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('h1')?.focus());
    } else {
      app.notify({text: t('task.done', {number: order.number})});
      go('tasks', true);
    }
  }

  override render() {
    const order = this.order;
    if (!order) {
      return html`${title(t('tasks.title'))} ${this.error ? errorNote(this.error) : loading()}
        <div class="actions">${backButton('tasks')}</div>`;
    }
    const kind = this.kind(order);
    return html`
      ${title(t(`task.${kind ?? 'none'}` as Key), order.number)} ${keptNote(this.keptAt)} ${errorNote(this.error)}
      ${this.steps(order)}
      <section class="panel item">
        ${this.product?.imageUrl ? html`<img src=${this.product.imageUrl} alt="" />` : nothing}
        <p class="big-name">${this.product?.name ?? order.productName}</p>
        <p class="big-variant">${this.product ? `${colour(this.product.colour)} · ${this.product.size}` : variant(order.variant)}</p>
        <p class="quiet">
          ${t('pieces', {n: order.quantity})} · <span class="code">${order.sku}</span>
          ${order.gtin ? html`<br /><span class="code">${order.gtin}</span>` : nothing}
        </p>
        ${this.confirmed ? html`<p class="chip good">${icon('check')} ${t('task.scan.right')}</p>` : nothing}
      </section>
      ${kind === 'pick' || kind === 'pack' || kind === 'ship' ? this.travelsWith() : nothing}
      <section class="facts">
        ${order.deadlineTime && kind
          ? html`<p>${icon('clock')} <span>${t('task.until', {time: dayAndClock(order.deadlineTime, app.zone)})}</span></p>`
          : nothing}
        ${order.promiseEndTime
          ? html`<p>${icon('star')} <span>${t('task.promised', {time: promise(order.promiseEndTime, app.zone)})}</span></p>`
          : nothing}
        <p>${icon(order.way === 'ship_home' ? 'home' : 'shop')} <span>${this.whereTo(order)}</span></p>
      </section>
      ${this.refusing ? this.why(this.refusing) : this.more(order, kind)} ${this.actions(order, kind)}
    `;
  }

  private why(refusing: keyof typeof NO) {
    return html`${reasons(
      t(`${refusing}.why`),
      NO[refusing].causes.map((cause) => ({value: cause as string, text: t(`${refusing}.${cause}` as Key)})),
      this.cause,
      (cause) => (this.cause = cause),
    )}
    ${field('words', t('task.words'), this.words, (words) => (this.words = words), {optional: true, maxlength: 200})}`;
  }

  private whereTo(order: Order) {
    const to = order.deliverTo;
    return order.way === 'ship_home'
      ? to?.street
        ? html`${to.recipient}<br />${to.street}<br />${to.postcode} ${to.town}, ${country(to.country)}`
        : t('task.home')
      : t('task.collectat', {store: placeName(order.destination || order.source)});
  }

  private travelsWith() {
    const others = this.companions();
    return others.length
      ? html`<section class="together">
          <p>${icon('orders')} ${t('task.with')}</p>
          ${others.map(
            (other) => html`<a class="row" href="${BASE}tasks/${encodeURIComponent(other.sendOrderId)}">
              <span class="grow"><b class="name">${other.productName}</b><span class="quiet">${variant(other.variant)}</span></span>
              ${stateChip(other)}
            </a>`,
          )}
        </section>`
      : nothing;
  }

  private steps(order: Order) {
    const kinds: TaskKind[] =
      order.way === 'carry' || order.way === 'pick_up_there' ? ['pick', 'pack', 'hand_over'] : ['pick', 'pack', 'ship'];
    const now = this.kind(order);
    const at = kinds.indexOf(now ?? 'pick');
    if (!now || at < 0) {
      return html`<p>${stateChip(order)}</p>`;
    }
    return html`<ol class="steps" aria-label=${t('task.steps')}>
      ${kinds.map(
        (kind, i) => html`<li class=${i < at ? 'past' : i === at ? 'now' : ''} aria-current=${i === at ? 'step' : nothing}>
          ${i < at ? icon('check') : html`<span>${i + 1}</span>`} ${t(`task.${kind}` as Key)}
        </li>`,
      )}
    </ol>`;
  }

  private more(order: Order, kind: TaskKind | null) {
    switch (kind) {
      case 'pack':
        return html`<p class="hint-line">${icon('scan')} ${this.confirmed ? t('task.packit') : t('task.scan')}</p>
          ${this.confirmed ? this.papers(order, false) : nothing}`;
      case 'ship':
        return html`${this.papers(order, order.way.startsWith('ship'))}
        ${field('trackingNumber', t('field.trackingNumber'), this.tracking, (tracking) => (this.tracking = tracking), {
          optional: true,
          maxlength: 64,
        })}`;
      case 'hand_over':
        return html`<p class="hint-line">${icon('hand')} ${t('handover.hint')}</p>`;
      default:
        return nothing;
    }
  }

  /** Opened by the browser, which prints them. The label has its time when the box is closed. */
  private papers(order: Order, label: boolean) {
    const paper = (kind: 'packing-slip' | 'label') => html`<a
      class="button grow"
      target="_blank"
      rel="noopener"
      href=${api.document(order.sendOrderId, kind, app.language)}
    >
      ${icon('print')} ${t(`paper.${kind}`)}
    </a>`;
    return html`<p class="papers">${paper('packing-slip')} ${label ? paper('label') : nothing}</p>`;
  }

  private refuse(refusing: keyof typeof NO): void {
    this.refusing = refusing;
    this.cause = '';
    this.words = '';
    void this.updateComplete.then(() => {
      this.querySelector<HTMLElement>('.plans input')?.focus();
      this.querySelector('.plans')?.scrollIntoView({block: 'center'});
    });
  }

  private actions(order: Order, kind: TaskKind | null) {
    if (this.refusing) {
      const {step} = NO[this.refusing];
      return html`<div class="actions">
        ${deedNote(this.deed)}
        <button class="square" type="button" aria-label=${t('back')} @click=${() => (this.refusing = '')}>${icon('back')}</button>
        <button
          class="danger grow"
          type="button"
          ?disabled=${this.deed.busy || !this.cause}
          @click=${() => this.step(step, {cause: this.cause, reason: this.words.trim()})}
        >
          ${this.deed.busy ? t('loading') : t(`${this.refusing}.confirm`)}
        </button>
      </div>`;
    }
    const canMiss = kind === 'pick' || (kind === 'pack' && !this.confirmed);
    return html`<div class="actions ${canMiss ? 'two' : ''}">
      ${deedNote(this.deed)}
      ${canMiss
        ? html`<div class="actions-row">
            <button class="grow quiet-button" type="button" @click=${() => this.refuse('missing')}>${t('missing.title')}</button>
            ${kind === 'pick'
              ? html`<button class="grow quiet-button" type="button" @click=${() => this.refuse('decline')}>${t('decline.title')}</button>`
              : nothing}
          </div>`
        : nothing}
      <div class="actions-row">
        ${backButton('tasks')}
        ${kind === 'pack' && !this.confirmed ? scanButton((code) => this.scanned(code)) : nothing} ${this.primary(order, kind)}
      </div>
    </div>`;
  }

  private primary(order: Order, kind: TaskKind | null) {
    const button = (text: string, action: () => void) =>
      html`<button class="primary grow" type="button" ?disabled=${this.deed.busy} @click=${action}>
        ${this.deed.busy ? t('loading') : text}
      </button>`;
    const all = 1 + this.companions().filter((one) => one.state === order.state).length;
    switch (kind) {
      case 'pick':
        return button(all > 1 ? t('task.acceptall', {n: all}) : t('task.accept'), () => void this.step('accept'));
      case 'pack':
        return this.confirmed
          ? button(t('task.packed'), () => void this.step('pack'))
          : button(t('task.byhand'), () => { this.confirmed = true; this.error = ''; });
      case 'ship':
        return button(t('task.shipped'), () => void this.step('ship', {trackingNumber: this.tracking.trim()}));
      case 'receive':
        return button(t('task.received'), () => void this.step('receive'));
      case 'hand_over':
        return button(t('handover.title'), () => go('handover'));
      default:
        return html`<button class="grow" type="button" @click=${() => go(`orders/${encodeURIComponent(order.sendOrderId)}`)}>
          ${t('done.order')}
        </button>`;
    }
  }
}

customElements.define('keskio-task', TaskScreen);
