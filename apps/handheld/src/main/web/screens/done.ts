// It is on its way: the number, and what happens next.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {line, promise} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {sentence} from '../lib/problems';
import {placeName} from '../lib/places';
import {BASE, go} from '../lib/router';
import type {Order} from '../lib/types';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {errorNote, loading, title} from '../parts/pieces';

class Done extends View {
  @state() private accessor order: Order | null = null;
  @state() private accessor error = '';

  heading(): string {
    return t('done.title');
  }

  protected override opened(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    try {
      this.order = (await api.order(this.parameters['id']!)).data;
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
  }

  override render() {
    const order = this.order;
    return html`
      <div class="success">${icon('check')}</div>
      ${title(t('done.title'))} ${errorNote(this.error)}
      ${order
        ? html`<p class="number">${order.number}</p>
            <p class="centre">
              ${order.promiseEndTime ? html`<b>${line(promise(order.promiseEndTime, app.zone))}</b>` : nothing}
            </p>
            <section class="panel">
              <h2>${t('done.next')}</h2>
              <ol class="next">
                <li>${t('done.mail')}</li>
                <li>${t(`done.${order.way}` as Key, {source: placeName(order.source)})}</li>
                <li>${t(order.way === 'ship_home' ? 'done.track' : order.way === 'carry' ? 'done.hand' : 'done.code')}</li>
              </ol>
            </section>`
        : this.error
          ? nothing
          : loading()}
      <div class="actions">
        ${order ? html`<a class="button grow" href="${BASE}orders/${encodeURIComponent(order.sendOrderId)}">${t('done.order')}</a>` : nothing}
        <button class="primary grow" type="button" @click=${() => go('')}>${t('done.again')}</button>
      </div>
    `;
  }
}

customElements.define('keskio-done', Done);
