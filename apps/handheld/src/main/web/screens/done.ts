// It is on its way: the number, and what happens next.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {line, promise} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {sentence} from '../lib/problems';
import {placeName} from '../lib/places';
import {BASE, go, queryOf} from '../lib/router';
import type {Order} from '../lib/types';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {errorNote, loading, title, variant} from '../parts/pieces';

class Done extends View {
  /** One a line and place that supplies. */
  @state() private accessor orders: Order[] = [];
  @state() private accessor error = '';

  heading(): string {
    return t('done.title');
  }

  protected override opened(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    try {
      const ids = [this.parameters['id']!, ...(queryOf('with')?.split(',') ?? [])];
      this.orders = (await Promise.all(ids.map((id) => api.order(id)))).map((answer) => answer.data);
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
  }

  override render() {
    const [first, ...others] = this.orders;
    return html`
      <div class="success">${icon('check')}</div>
      ${title(t('done.title'))} ${errorNote(this.error)}
      ${first ? (others.length ? this.several() : this.one(first)) : this.error ? nothing : loading()}
      <div class="actions">
        ${first && !others.length
          ? html`<a class="button grow" href="${BASE}orders/${encodeURIComponent(first.sendOrderId)}">${t('done.order')}</a>`
          : nothing}
        <button class="primary grow" type="button" @click=${() => go('')}>${t('done.again')}</button>
      </div>
    `;
  }

  private one(order: Order) {
    return html`<p class="number">${order.number}</p>
      <p class="centre">${order.promiseEndTime ? html`<b>${line(promise(order.promiseEndTime, app.zone))}</b>` : nothing}</p>
      <section class="panel">
        <h2>${t('done.next')}</h2>
        <ol class="next">
          <li>${t('done.mail')}</li>
          <li>${t(`done.${order.way}` as Key, {source: placeName(order.source)})}</li>
          <li>${t(order.way === 'ship_home' ? 'done.track' : order.way === 'carry' ? 'done.hand' : 'done.code')}</li>
        </ol>
      </section>`;
  }

  private several() {
    return html`<ul class="list">
        ${this.orders.map(
          (order) => html`<li>
            <a class="row" href="${BASE}orders/${encodeURIComponent(order.sendOrderId)}">
              <span class="grow">
                <b class="number">${order.number}</b>
                <b class="name">${order.productName}</b>
                <span class="quiet">${variant(order.variant)}${order.quantity > 1 ? ` · ${t('pieces', {n: order.quantity})}` : ''}</span>
                <span>${t(`done.${order.way}` as Key, {source: placeName(order.source)})}</span>
                ${order.promiseEndTime ? html`<b class="due">${line(promise(order.promiseEndTime, app.zone))}</b>` : nothing}
              </span>
            </a>
          </li>`,
        )}
      </ul>
      <p class="quiet">${t('done.mail')}</p>`;
  }
}

customElements.define('keskio-done', Done);
