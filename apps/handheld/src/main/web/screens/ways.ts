// The ways to get it to the customer, best first: for one product, or for the basket.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {t} from '../lib/i18n';
import {sentence} from '../lib/problems';
import {go} from '../lib/router';
import {View} from '../lib/view';
import {backButton, errorNote, loading, title} from '../parts/pieces';
import {missingNote, planCards, planPrice} from '../parts/plans';
import {whatIsSent} from '../parts/sent';

class Ways extends View {
  @state() private accessor error = '';
  @state() private accessor busy = true;

  heading(): string {
    return t('ways.title');
  }

  protected override opened(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      await this.begin(this.parameters['sku'] ?? '');
      if (app.journey.lines.length) {
        await app.journey.replan();
        app.announce(t('ways.count', {n: app.journey.plans!.plans.length}));
      }
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
    this.busy = false;
  }

  /** A reload or a login goes on with what was begun, if it is still the same. */
  private async begin(sku: string): Promise<void> {
    const {journey, basket} = app;
    if (sku && (journey.basket || journey.lines[0]?.product.sku !== sku)) {
      const {data} = await api.product(sku, app.language);
      journey.begin([{product: data, quantity: 1}]);
    } else if (!sku && !(journey.basket && told(journey.lines) === told(basket.lines))) {
      journey.begin(basket.lines, true);
    }
  }

  override render() {
    const {lines, plans, basket} = app.journey;
    if (!lines.length && !this.busy && !this.error) {
      go('basket', true);
      return nothing;
    }
    const product = lines[0]?.product;
    return html`
      ${title(t('ways.title'))} ${whatIsSent(lines, null)} ${errorNote(this.error)}
      ${this.busy
        ? loading()
        : plans
          ? html`${planPrice(plans)} ${missingNote(plans, lines)}
            ${planCards(plans, lines, app.journey.plan?.planId ?? '', (planId) => this.choose(planId))}`
          : nothing}
      <div class="actions">
        ${backButton(
          basket || !product ? 'basket' : `product/${encodeURIComponent(product.style)}?sku=${encodeURIComponent(product.sku)}`,
        )}
        ${this.error
          ? html`<button class="primary grow" type="button" @click=${() => this.read()}>${t('again')}</button>`
          : html`<button
              class="primary grow"
              type="button"
              ?disabled=${this.busy || !app.journey.plan}
              @click=${() => go('customer')}
            >
              ${t('ways.go')}
            </button>`}
      </div>
    `;
  }

  private choose(planId: string): void {
    app.journey.change({planId});
    this.requestUpdate();
  }
}

function told(lines: typeof app.basket.lines): string {
  return lines.map(({product, quantity}) => `${quantity} ${product.sku}`).join();
}

customElements.define('keskio-ways', Ways);
