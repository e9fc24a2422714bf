// One task: accept, pick, pack, ship; or it cannot be found.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api, newId} from '../lib/api';
import {app} from '../lib/app';
import {colour, country, dayAndClock, promise} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {placeName} from '../lib/places';
import {sentence} from '../lib/problems';
import {go} from '../lib/router';
import {hasCamera} from '../lib/scanner';
import type {Order, PricedProduct, TaskKind} from '../lib/types';
import {View} from '../lib/view';
import {openCamera} from '../parts/camera';
import {icon} from '../parts/icons';
import {backButton, errorNote, field, focusFault, isMine, keptNote, loading, reasons, stateChip, title, variant} from '../parts/pieces';

const REASONS = ['shelf_empty', 'damaged', 'wrong_item', 'other'] as const;

class TaskScreen extends View {
  @state() private accessor order: Order | null = null;
  @state() private accessor product: PricedProduct | null = null;
  @state() private accessor keptAt: Date | null = null;
  @state() private accessor busy = false;
  @state() private accessor error = '';
  /** The piece in hand was scanned, or looked at, and is the right one. */
  @state() private accessor confirmed = false;
  @state() private accessor missing = false;
  @state() private accessor reason = '';
  @state() private accessor tracking = '';
  private asked = {id: '', body: ''};

  heading(): string {
    return this.order ? t(`task.${this.kind(this.order) ?? 'none'}` as Key) : t('tasks.title');
  }

  protected override opened(): void {
    void this.read();
    this.onLive('order', (order: {sendOrderId: string}) => order.sendOrderId === this.order?.sendOrderId && void this.read());
    this.onLive('open', () => void this.read());
  }

  override scanned(digits: string): boolean {
    const order = this.order;
    if (!order || this.kind(order) !== 'pack' || this.confirmed || this.busy) {
      return order !== null && this.kind(order) === 'ship' ? false : this.busy;
    }
    if (stripped(digits) === stripped(order.gtin)) {
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

  private async step(step: string, body: Record<string, string> = {}): Promise<void> {
    const order = this.order;
    if (!order || this.busy) {
      return;
    }
    const text = JSON.stringify([step, body, order.state]);
    if (this.asked.body !== text) {
      this.asked = {id: newId(), body: text};
    }
    this.busy = true;
    this.error = '';
    try {
      const after = await api.step(order.sendOrderId, step, body, this.asked.id);
      this.order = after;
      this.confirmed = false;
      this.missing = false;
      void app.readTasks();
      this.went(after, step);
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
      void this.read();
      void focusFault(this);
    }
    this.busy = false;
  }

  private went(order: Order, step: string): void {
    if (step === 'not-found') {
      app.notify({
        text:
          order.state === 'cancelled'
            ? t('task.nothingleft', {number: order.number})
            : t('task.resourced', {number: order.number}),
      });
      go('tasks', true);
      return;
    }
    app.announce(t(`state.${order.state}` as Key));
    if (this.kind(order)) {
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
      <section class="facts">
        ${order.deadlineTime && kind
          ? html`<p>${icon('clock')} <span>${t('task.until', {time: dayAndClock(order.deadlineTime, app.zone)})}</span></p>`
          : nothing}
        ${order.promiseEndTime
          ? html`<p>${icon('star')} <span>${t('task.promised', {time: promise(order.promiseEndTime, app.zone)})}</span></p>`
          : nothing}
        <p>${icon(order.way === 'ship_home' ? 'home' : 'shop')} <span>${this.whereTo(order)}</span></p>
      </section>
      ${this.missing ? reasons(
            t('missing.why'),
            REASONS.map((reason) => ({value: reason, text: t(`missing.${reason}` as Key)})),
            this.reason,
            (reason) => (this.reason = reason),
          ) : this.more(kind)} ${this.actions(order, kind)}
    `;
  }

  private whereTo(order: Order) {
    const to = order.deliverTo;
    return order.way === 'ship_home'
      ? to?.street
        ? html`${to.recipient}<br />${to.street}<br />${to.postcode} ${to.town}, ${country(to.country)}`
        : t('task.home')
      : t('task.collectat', {store: placeName(order.destination || order.source)});
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

  private more(kind: TaskKind | null) {
    switch (kind) {
      case 'pack':
        return html`<p class="hint-line">${icon('scan')} ${this.confirmed ? t('task.packit') : t('task.scan')}</p>`;
      case 'ship':
        return field('trackingNumber', t('field.trackingNumber'), this.tracking, (tracking) => (this.tracking = tracking), {
          optional: true,
          maxlength: 64,
        });
      case 'hand_over':
        return html`<p class="hint-line">${icon('hand')} ${t('handover.hint')}</p>`;
      default:
        return nothing;
    }
  }

  private actions(order: Order, kind: TaskKind | null) {
    if (this.missing) {
      return html`<div class="actions">
        <button class="square" type="button" aria-label=${t('back')} @click=${() => (this.missing = false)}>
          ${icon('back')}
        </button>
        <button
          class="danger grow"
          type="button"
          ?disabled=${this.busy || !this.reason}
          @click=${() => this.step('not-found', {reason: this.reason.replace('_', ' ')})}
        >
          ${t('missing.confirm')}
        </button>
      </div>`;
    }
    const canMiss = kind === 'pick' || (kind === 'pack' && !this.confirmed);
    return html`<div class="actions ${canMiss ? 'two' : ''}">
      ${canMiss
        ? html`<button class="wide quiet-button" type="button" @click=${() => { this.missing = true; this.reason = ''; }}>
            ${t('missing.title')}
          </button>`
        : nothing}
      <div class="actions-row">
        ${backButton('tasks')}
        ${kind === 'pack' && !this.confirmed && hasCamera()
          ? html`<button class="square" type="button" aria-label=${t('find.camera')} @click=${() => openCamera((code) => this.scanned(code))}>
              ${icon('scan')}
            </button>`
          : nothing}
        ${this.primary(order, kind)}
      </div>
    </div>`;
  }

  private primary(order: Order, kind: TaskKind | null) {
    const button = (key: Key, action: () => void) =>
      html`<button class="primary grow" type="button" ?disabled=${this.busy} @click=${action}>
        ${this.busy ? t('loading') : t(key)}
      </button>`;
    switch (kind) {
      case 'pick':
        return button('task.accept', () => void this.step('accept'));
      case 'pack':
        return this.confirmed
          ? button('task.packed', () => void this.step('pack'))
          : button('task.byhand', () => { this.confirmed = true; this.error = ''; });
      case 'ship':
        return button('task.shipped', () => void this.step('ship', {trackingNumber: this.tracking.trim()}));
      case 'receive':
        return button('task.received', () => void this.step('receive'));
      case 'hand_over':
        return button('handover.title', () => go('handover'));
      case null:
        return html`<button class="grow" type="button" @click=${() => go(`orders/${encodeURIComponent(order.sendOrderId)}`)}>
          ${t('done.order')}
        </button>`;
    }
  }
}

/** A GTIN is the same with and without leading zeros. */
function stripped(gtin: string): string {
  return gtin.replace(/^0+/, '');
}

customElements.define('keskio-task', TaskScreen);
