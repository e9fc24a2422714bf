// One order: where it stands, each step so far, and calling it off while that is possible.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {dayAndClock, line, money, promise} from '../lib/format';
import {known, t, type Key} from '../lib/i18n';
import {placeName} from '../lib/places';
import {sentence} from '../lib/problems';
import {BASE} from '../lib/router';
import type {Order} from '../lib/types';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {backButton, deedNote, errorNote, focusFault, keptNote, loading, reasons, stateChip, title, variant, wayIcon} from '../parts/pieces';

/** What can be done with an order, and what has to be said for it. */
const DEEDS = {
  cancel: {options: ['customer', 'mistake', 'too_late', 'other'], body: (reason: string) => ({reason: reason.replace('_', ' ')})},
  choice: {options: ['refund', 'wait', 'try_again'], body: (choice: string) => ({choice})},
  return: {options: ['sellable', 'damaged'], body: (condition: string) => ({condition, reason: ''})},
} as const;

type DeedName = keyof typeof DEEDS;

class OrderScreen extends View {
  @state() private accessor order: Order | null = null;
  @state() private accessor keptAt: Date | null = null;
  @state() private accessor error = '';
  /** What the clerk is about to do. */
  @state() private accessor doing: DeedName | '' = '';
  @state() private accessor answer = '';

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

  private async carryOut(name: DeedName): Promise<void> {
    const {sendOrderId, state, steps} = this.order!;
    const body: Record<string, string> = DEEDS[name].body(this.answer);
    const order = await this.deed.do([sendOrderId, name, body, state, steps.length], (id) => api.step(sendOrderId, name, body, id));
    if (!order) {
      void this.read();
      return focusFault(this);
    }
    this.order = order;
    this.doing = '';
    this.answer = '';
    app.announce(t(`state.${order.state}` as Key), true);
    if (name === 'choice') {
      app.notify({text: t(order.state === 'awaiting_choice' ? `choice.${body['choice'] as 'wait' | 'try_again'}.done` : 'choice.done', {state: t(`state.${order.state}` as Key)})});
    }
    void app.readTasks();
  }

  private cancellable(order: Order): boolean {
    const left = order.steps.some((step) => step.state === 'in_transit');
    return ['reserved', 'picking', 'packed'].includes(order.state) || (order.state === 'ready_for_pickup' && !left);
  }

  /** What is asked for now: what the clerk began, or what the customer has to choose. */
  private now(order: Order): DeedName | '' {
    return this.doing || (order.state === 'awaiting_choice' ? 'choice' : '');
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
      ${this.now(order) ? this.question(order, this.now(order) as DeedName) : nothing} ${this.actions(order)}
    `;
  }

  private question(order: Order, name: DeedName) {
    const until = order.chooseByTime ? dayAndClock(order.chooseByTime, app.zone) : '';
    return html`${name === 'choice'
      ? html`<p class="note changed">${icon('ask')} <span>${t('choice.text')}${until ? ` ${t('choice.until', {time: until})}` : ''}</span></p>`
      : nothing}
    ${reasons(
      t(`${name}.why`),
      DEEDS[name].options.map((option) => ({
        value: option as string,
        text: t(`${name}.${option}` as Key),
        more: known(`${name}.${option}`, 'text') ?? '',
      })),
      this.answer,
      (answer) => (this.answer = answer),
    )}`;
  }

  private actions(order: Order) {
    const now = this.now(order);
    if (now) {
      return html`<div class="actions">
        ${deedNote(this.deed)}
        ${this.doing
          ? html`<button class="square" type="button" aria-label=${t('back')} @click=${() => (this.doing = '')}>${icon('back')}</button>`
          : backButton('tasks')}
        <button
          class="${now === 'cancel' ? 'danger' : 'primary'} grow"
          type="button"
          ?disabled=${this.deed.busy || !this.answer}
          @click=${() => this.carryOut(now)}
        >
          ${this.deed.busy ? t('loading') : t(`${now}.confirm`)}
        </button>
      </div>`;
    }
    return html`<div class="actions">
      ${deedNote(this.deed)} ${backButton(order.customerId ? `orders?customer=${encodeURIComponent(order.customerId)}` : 'orders')}
      ${this.cancellable(order)
        ? html`<button class="grow" type="button" @click=${() => this.start('cancel')}>${t('cancel.title')}</button>`
        : ['collected', 'delivered'].includes(order.state)
          ? html`<button class="grow" type="button" @click=${() => this.start('return')}>${t('return.title')}</button>`
          : html`<a class="button grow" href="${BASE}orders">${t('orders.other')}</a>`}
    </div>`;
  }

  private async start(name: DeedName): Promise<void> {
    this.doing = name;
    this.answer = '';
    await this.updateComplete;
    this.querySelector<HTMLElement>('.plans input')?.focus();
    this.querySelector('.plans')?.scrollIntoView({block: 'center'});
  }
}

customElements.define('keskio-order', OrderScreen);
