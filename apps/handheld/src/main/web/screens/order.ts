// One order: where it stands, each step so far, and calling it off while that is possible.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api, newId} from '../lib/api';
import {app} from '../lib/app';
import {dayAndClock, line, money, promise} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {placeName} from '../lib/places';
import {sentence} from '../lib/problems';
import {BASE} from '../lib/router';
import type {Order} from '../lib/types';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {backButton, errorNote, focusFault, keptNote, loading, reasons, stateChip, title, variant, wayIcon} from '../parts/pieces';

const REASONS = ['customer', 'mistake', 'too_late', 'other'] as const;

class OrderScreen extends View {
  @state() private accessor order: Order | null = null;
  @state() private accessor keptAt: Date | null = null;
  @state() private accessor error = '';
  @state() private accessor busy = false;
  @state() private accessor cancelling = false;
  @state() private accessor reason = '';
  private asked = '';

  heading(): string {
    return this.order?.number ?? t('orders.title');
  }

  protected override opened(): void {
    void this.read();
    this.onLive('order', (order: {sendOrderId: string}) => order.sendOrderId === this.order?.sendOrderId && void this.read());
    this.onLive('open', () => void this.read());
  }

  private async read(): Promise<void> {
    try {
      const {data, keptAt} = await api.order(this.parameters['id']!);
      this.order = data;
      this.keptAt = keptAt;
      this.error = '';
      document.title = `${data.number} · Keskiö`;
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
  }

  private async cancel(): Promise<void> {
    if (this.busy || !this.order) {
      return;
    }
    this.asked ||= newId();
    this.busy = true;
    this.error = '';
    try {
      const order = await api.step(this.order.sendOrderId, 'cancel', {reason: this.reason.replace('_', ' ')}, this.asked);
      this.order = order;
      this.cancelling = false;
      app.announce(t('state.cancelled'), true);
      void app.readTasks();
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
      this.cancelling = false;
      void focusFault(this);
    }
    this.busy = false;
  }

  private cancellable(order: Order): boolean {
    const left = order.steps.some((step) => step.state === 'in_transit');
    return ['reserved', 'picking', 'packed'].includes(order.state) || (order.state === 'ready_for_pickup' && !left);
  }

  override render() {
    const order = this.order;
    if (!order) {
      return html`${title(t('orders.title'))} ${this.error ? errorNote(this.error) : loading()}
        <div class="actions">${backButton('orders')}</div>`;
    }
    return html`
      ${title(order.number)} ${keptNote(this.keptAt)} ${errorNote(this.error)}
      <p>${stateChip(order)}</p>
      <section class="panel item">
        <p class="big-name">${order.productName}</p>
        <p class="big-variant">${variant(order.variant)} · ${t('pieces', {n: order.quantity})}</p>
        ${order.total ? html`<p class="strong">${money(order.total)}</p>` : nothing}
      </section>
      <section class="facts">
        <p>${icon(wayIcon(order.way))} <span>${t(`wayshort.${order.way}` as Key)} · ${placeName(order.source)}${order.destination && order.destination !== order.source ? ` → ${placeName(order.destination)}` : ''}</span></p>
        ${order.promiseEndTime
          ? html`<p>${icon('clock')} <span>${t('task.promised', {time: promise(order.promiseEndTime, app.zone)})}</span></p>`
          : nothing}
        ${order.trackingNumber
          ? html`<p>${icon('truck')} <span>${t('field.trackingNumber')}: <span class="code">${order.trackingNumber}</span></span></p>`
          : nothing}
      </section>
      <h2>${t('order.steps')}</h2>
      <ol class="timeline">
        ${order.steps.map(
          (step) => html`<li>
            <b>${t(`state.${step.state}` as Key)}</b>
            <span class="quiet">${line(dayAndClock(step.stepTime, app.zone))}${step.location ? ` · ${placeName(step.location)}` : ''}</span>
            ${step.note ? html`<span class="quiet">${step.note}</span>` : nothing}
          </li>`,
        )}
      </ol>
      ${this.cancelling ? reasons(
            t('cancel.why'),
            REASONS.map((reason) => ({value: reason, text: t(`cancel.${reason}` as Key)})),
            this.reason,
            (reason) => (this.reason = reason),
          ) : nothing} ${this.actions(order)}
    `;
  }

  private actions(order: Order) {
    if (this.cancelling) {
      return html`<div class="actions">
        <button class="square" type="button" aria-label=${t('back')} @click=${() => (this.cancelling = false)}>
          ${icon('back')}
        </button>
        <button class="danger grow" type="button" ?disabled=${this.busy || !this.reason} @click=${() => this.cancel()}>
          ${t('cancel.confirm')}
        </button>
      </div>`;
    }
    return html`<div class="actions">
      ${backButton(order.customerId ? `orders?customer=${encodeURIComponent(order.customerId)}` : 'orders')}
      ${this.cancellable(order)
        ? html`<button class="grow" type="button" @click=${() => this.startCancelling()}>${t('cancel.title')}</button>`
        : html`<a class="button grow" href="${BASE}orders">${t('orders.other')}</a>`}
    </div>`;
  }

  private async startCancelling(): Promise<void> {
    this.asked = '';
    this.cancelling = true;
    this.reason = '';
    await this.updateComplete;
    this.querySelector<HTMLElement>('.plans input')?.focus();
    this.querySelector('.plans')?.scrollIntoView({block: 'center'});
  }
}

customElements.define('keskio-order', OrderScreen);
