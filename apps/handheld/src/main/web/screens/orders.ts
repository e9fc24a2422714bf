// Orders of a customer, or one by its number.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {dayAndClock, line} from '../lib/format';
import {t} from '../lib/i18n';
import {sentence} from '../lib/problems';
import {BASE, go, queryOf} from '../lib/router';
import type {Customer, Order} from '../lib/types';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {errorNote, focusFault, loading, stateChip, title, variant} from '../parts/pieces';
import {guess, nameOf} from './customer';

const PURPOSE = 'orders: answer a question about an order';

class Orders extends View {
  @state() private accessor value = '';
  @state() private accessor customer: Customer | null = null;
  @state() private accessor orders: Order[] | null = null;
  @state() private accessor unknown = false;
  @state() private accessor busy = false;
  @state() private accessor error = '';

  heading(): string {
    return t('orders.title');
  }

  protected override opened(): void {
    const id = queryOf('customer');
    if (id) {
      void this.during(async () => {
        this.customer = (await api.customer(id, PURPOSE)).data;
        this.orders = (await api.ordersOf(id)).data.orders;
      });
    }
    this.onLive('order', (order: {sendOrderId: string}) => {
      if (this.customer && this.orders?.some((one) => one.sendOrderId === order.sendOrderId)) {
        void this.during(async () => {
          this.orders = (await api.ordersOf(this.customer!.customerId)).data.orders;
        });
      }
    });
  }

  override scanned(digits: string): boolean {
    this.value = digits;
    void this.find();
    return true;
  }

  private async find(event?: Event): Promise<void> {
    event?.preventDefault();
    const value = this.value.trim();
    if (!value) {
      this.error = t('orders.empty');
      return focusFault(this);
    }
    this.querySelector<HTMLInputElement>('#order-query')?.blur();
    if (/^s-/i.test(value)) {
      go(`orders/${encodeURIComponent(value.toUpperCase())}`);
      return;
    }
    await this.during(async () => {
      this.customer = (await api.recognise(guess(value), value, PURPOSE)).customer;
      this.unknown = this.customer === null;
      this.orders = this.customer ? (await api.ordersOf(this.customer.customerId)).data.orders : null;
      app.announce(this.customer ? t('orders.count', {n: this.orders?.length ?? 0}) : t('customer.unknown'));
      if (this.customer) {
        history.replaceState(null, '', `${BASE}orders?customer=${encodeURIComponent(this.customer.customerId)}`);
      }
    });
  }

  private async during(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      await work();
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
    this.busy = false;
  }

  override render() {
    return html`
      ${title(t('orders.title'), this.customer ? nameOf(this.customer) : undefined)} ${errorNote(this.error)}
      ${this.busy && !this.orders ? loading() : nothing}
      ${this.unknown ? html`<div class="panel"><p>${t('customer.unknown')}</p></div>` : nothing}
      ${this.orders ? this.list(this.orders) : this.unknown || this.busy ? nothing : this.hint()}
      <form class="actions search" role="search" @submit=${(event: Event) => this.find(event)}>
        <label class="sr-only" for="order-query">${t('orders.label')}</label>
        <input
          id="order-query"
          type="search"
          enterkeyhint="search"
          autocomplete="off"
          maxlength="254"
          placeholder=${t('orders.placeholder')}
          .value=${this.value}
          @input=${(event: InputEvent) => (this.value = (event.target as HTMLInputElement).value)}
        />
        <button class="primary square" aria-label=${t('find.go')}>${icon('search')}</button>
      </form>
    `;
  }

  private hint() {
    return html`<div class="empty">
      <div class="big">${icon('orders')}</div>
      <p>${t('orders.hint')}</p>
    </div>`;
  }

  private list(orders: Order[]) {
    return orders.length === 0
      ? html`<div class="empty"><p>${t('orders.none')}</p></div>`
      : html`<ul class="list">
          ${orders.map(
            (order) => html`<li>
              <a class="row" href="${BASE}orders/${encodeURIComponent(order.sendOrderId)}">
                <span class="grow">
                  <b class="name">${order.productName}</b>
                  <span class="quiet">${variant(order.variant)} · ${order.number}</span>
                  <span class="quiet">${line(dayAndClock(order.createTime, app.zone))}</span>
                </span>
                ${stateChip(order)}
              </a>
            </li>`,
          )}
        </ul>`;
  }
}

customElements.define('keskio-orders', Orders);
