// The ways to get it to the customer, best first.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {co2, colour, line, money, percent, promise} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {sentence} from '../lib/problems';
import {go} from '../lib/router';
import type {Plan, PlanSet} from '../lib/types';
import {View} from '../lib/view';
import {icon, type Icon} from '../parts/icons';
import {backButton, errorNote, loading, title, wayIcon, wayText} from '../parts/pieces';

const LABELS: Record<Plan['labels'][number], Icon> = {
  recommended: 'star',
  fastest: 'clock',
  cheapest: 'coin',
  greenest: 'leaf',
};

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
      const sku = this.parameters['sku']!;
      if (app.journey.product?.sku !== sku) {
        const {data} = await api.product(sku, app.language);
        app.journey.begin(data);
      }
      await app.journey.replan();
      app.announce(t('ways.count', {n: app.journey.plans!.plans.length}));
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
    this.busy = false;
  }

  override render() {
    const {product, plans} = app.journey;
    return html`
      ${title(t('ways.title'))} ${product ? html`<p class="what">${product.name} · ${colour(product.colour)} ${product.size}</p>` : nothing}
      ${errorNote(this.error)}
      ${this.busy
        ? loading()
        : plans
          ? html`${planPrice(plans)} ${planCards(plans, app.journey.plan?.planId ?? '', (planId) => this.choose(planId))}`
          : nothing}
      <div class="actions">
        ${backButton(product ? `product/${encodeURIComponent(product.style)}?sku=${encodeURIComponent(product.sku)}` : '')}
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

export function planPrice(plans: PlanSet) {
  return plans.price ? html`<p class="the-price"><span class="amount">${money(plans.price.total)}</span></p>` : nothing;
}

/** Cards to choose from: a tap chooses, the thumb goes on below. */
export function planCards(plans: PlanSet, chosen: string, onChoose: (planId: string) => void) {
  if (plans.plans.length === 0) {
    return html`<div class="empty"><p>${t('ways.none')}</p></div>`;
  }
  return html`<fieldset class="plans">
    <legend class="sr-only">${t('ways.title')}</legend>
    ${plans.plans.map(
      (plan) => html`<label class="plan">
        <input
          type="radio"
          name="plan"
          .checked=${plan.planId === chosen}
          value=${plan.planId}
          @change=${() => onChoose(plan.planId)}
        />
        <span class="card">
          ${plan.labels.length
            ? html`<span class="labels">
                ${plan.labels.map((label) => html`<span class="chip ${label}">${icon(LABELS[label])} ${t(`label.${label}` as Key)}</span>`)}
              </span>`
            : nothing}
          <b class="promise">${line(promise(plan.promiseEndTime, app.zone))}</b>
          <span class="way">${icon(wayIcon(plan.way))} <span>${wayText(plan)}</span></span>
          <span class="figures">
            <span><small>${t('plan.cost')}</small> <b>${money(plan.cost)}</b></span>
            <span><small>${t('plan.co2')}</small> <b>${co2(plan.co2Kg)}</b></span>
            <span><small>${t('plan.chance')}</small> <b>${percent(plan.chance)}</b></span>
          </span>
          <span class="reason">${plan.reason}</span>
        </span>
      </label>`,
    )}
  </fieldset>`;
}

customElements.define('keskio-ways', Ways);
