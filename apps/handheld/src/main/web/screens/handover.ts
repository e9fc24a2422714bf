// The customer stands at the counter with a pickup code.
import {html} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {t} from '../lib/i18n';
import type {Order} from '../lib/types';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {backButton, deedNote, errorNote, field, focusFault, title, variant} from '../parts/pieces';

class Handover extends View {
  @state() private accessor code = '';
  @state() private accessor error = '';
  @state() private accessor order: Order | null = null;

  heading(): string {
    return t('handover.title');
  }

  override scanned(digits: string): boolean {
    if (digits.length !== 6) {
      return false;
    }
    this.code = digits;
    void this.collect();
    return true;
  }

  private async collect(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.deed.busy) {
      return;
    }
    const code = this.code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(code)) {
      this.deed.clear();
      this.error = t('handover.six');
      return focusFault(this);
    }
    this.error = '';
    const order = await this.deed.do(['pickup', code], (id) => api.collect(code, id));
    if (order) {
      this.order = order;
      this.code = '';
      app.announce(t('handover.done', {number: order.number}), true);
      void app.readTasks();
    } else {
      void focusFault(this);
    }
  }

  override render() {
    const order = this.order;
    return html`
      ${title(t('handover.title'))} ${errorNote(this.error)}
      ${order
        ? html`<div class="success">${icon('check')}</div>
            <p class="number">${order.number}</p>
            <section class="panel centre">
              <p class="big-name">${order.productName}</p>
              <p class="big-variant">${variant(order.variant)}</p>
              <p>${t('pieces', {n: order.quantity})}</p>
            </section>
            <p class="centre"><b>${t('handover.done', {number: order.number})}</b></p>`
        : html`<form id="handover" class="code-form" @submit=${(event: Event) => this.collect(event)}>
            ${field('pickupCode', t('handover.code'), this.code, (code) => (this.code = code), {
              inputmode: 'numeric',
              maxlength: 7,
              hint: t('handover.hint'),
            })}
          </form>`}
      <div class="actions">
        ${deedNote(this.deed)} ${backButton('tasks')}
        ${order
          ? html`<button class="primary grow" type="button" @click=${() => (this.order = null)}>${t('handover.next')}</button>`
          : html`<button class="primary grow" form="handover" ?disabled=${this.deed.busy}>${this.deed.busy ? t('loading') : t('handover.go')}</button>`}
      </div>
    `;
  }
}

customElements.define('keskio-handover', Handover);
