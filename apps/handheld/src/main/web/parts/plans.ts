// The ways to get it to the customer, as cards to choose from: a tap chooses, the thumb goes on below.
import {html, nothing, svg} from 'lit';
import {app} from '../lib/app';
import type {Line} from '../lib/basket';
import {chanceWord, co2, dayAndClock, line, money, percent, promise} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {legsOf} from '../lib/journey';
import type {Leg, Plan, PlanSet} from '../lib/types';
import {icon, type Icon} from './icons';
import {nameIn, wayIcon, wayText} from './pieces';
import './wanted';

const LABELS: Record<Plan['labels'][number], Icon> = {
  recommended: 'star',
  fastest: 'clock',
  cheapest: 'coin',
  greenest: 'leaf',
};

export function planPrice(plans: PlanSet) {
  return plans.price ? html`<p class="the-price"><span class="amount">${money(plans.price.total)}</span></p>` : nothing;
}

/** What nobody can supply: the plans are for the rest, and nobody should find that out at the counter. */
export function missingNote(plans: PlanSet, lines: Line[]) {
  return plans.missing.length && plans.plans.length
    ? html`<section class="note changed" aria-label=${t('plan.missing')}>
        ${icon('warn')}
        <div class="grow">
          <b>${t('plan.missing')}</b>
          <ul>
            ${plans.missing.map((one) => html`<li>${nameIn(lines, one.sku)} · ${t('pieces', {n: one.quantity})}</li>`)}
          </ul>
          ${plans.missing.map(
            (one) => html`<keskio-wanted .what=${{sku: one.sku}} .quantity=${one.quantity} .name=${nameIn(lines, one.sku)}></keskio-wanted>`,
          )}
        </div>
      </section>`
    : nothing;
}

export function planCards(plans: PlanSet, lines: Line[], chosen: string, onChoose: (planId: string) => void) {
  if (plans.plans.length === 0) {
    return html`<div class="empty">
      <p>${t('ways.none')}</p>
      ${lines.map(
        ({product, quantity}) =>
          html`<keskio-wanted .what=${{sku: product.sku}} .quantity=${quantity} .name=${lines.length > 1 ? nameIn(lines, product.sku) : ''}></keskio-wanted>`,
      )}
    </div>`;
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
          ${card(plan, lines)}
        </label>`,
      )}
    </fieldset>
    ${ranking(plans)}`;
}

function card(plan: Plan, lines: Line[]) {
  return html`<span class="card">
    ${plan.labels.length
      ? html`<span class="labels">
          ${plan.labels.map((label) => html`<span class="chip ${label}">${icon(LABELS[label])} ${t(`label.${label}` as Key)}</span>`)}
        </span>`
      : nothing}
    <b class="promise">${line(promise(plan.promiseEndTime, app.zone))}</b>
    ${wayOf(plan, lines)} ${hours(plan)}
    ${plan.cutOffTime
      ? html`<span class="way quiet">${icon('truck')} <span>${t('plan.cutoff', {time: dayAndClock(plan.cutOffTime, app.zone)})}</span></span>`
      : nothing}
    ${chance(plan.chance)}
    <span class="figures">
      <span><small>${t('plan.cost')}</small> <b>${money(plan.cost)}</b></span>
      <span><small>${t('plan.co2')}</small> <b>${co2(plan.co2Kg)}</b></span>
    </span>
    <span class="reason">${plan.reason}</span>
  </span>`;
}

/** The way of a plan; when it is split, what comes from where. */
export function wayOf(plan: Plan, lines: Line[]) {
  const legs = legsOf(plan);
  if (legs.length === 1) {
    return html`<span class="way">${icon(wayIcon(plan.way))} <span>${wayText(plan)}</span></span>`;
  }
  return html`<span class="way">${icon('orders')} <b>${t('plan.parcels', {n: legs.length})}</b></span>
    <span class="legs">${legs.map((leg) => legRow(leg, lines))}</span>`;
}

function legRow(leg: Plan['legs'][number], lines: Line[]) {
  const pieces = leg.lines.map((one) => (one.quantity > 1 ? `${one.quantity} × ` : '') + nameIn(lines, one.sku)).join(', ');
  return html`<span class="leg">
    ${icon(wayIcon(leg.way))}
    <span><b>${pieces}</b><span>${wayText(leg)}</span><span class="quiet">${line(promise(leg.promiseEndTime, app.zone))}</span></span>
  </span>`;
}

/** Whether the customer would find the door open. */
function hours(plan: Plan) {
  const elsewhere = legsOf(plan).some((leg: Leg) => leg.way === 'pick_up_there') && plan.destination !== app.me?.store.code;
  if (!elsewhere || !plan.destinationTurnTime) {
    return nothing;
  }
  const time = dayAndClock(plan.destinationTurnTime, app.zone);
  return html`<span class="way ${plan.destinationOpen ? 'open' : 'shut'}">
    ${icon('clock')} <span>${t(plan.destinationOpen ? 'plan.open' : 'plan.closed', {time})}</span>
  </span>`;
}

/** How likely every piece is found: in words, as a number, and as a bar. */
function chance(share: number) {
  return html`<span class="chance">
    <span><small>${t('plan.chance')}</small> <b>${t(`chance.${chanceWord(share)}` as Key)}</b> <span class="quiet">${percent(share)}</span></span>
    <svg class="bar ${chanceWord(share)}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<rect width="100" height="6" rx="3"></rect><rect class="full" width=${share * 100} height="6" rx="3"></rect>`}
    </svg>
  </span>`;
}

/** Why they stand in this order: open for those who want to know. */
function ranking(plans: PlanSet) {
  return html`${plans.gap > 0
      ? html`<p class="quiet">${t('plan.gap', {share: percent(plans.gap)})}</p>`
      : nothing}
    <details class="explain">
      <summary>${t('plan.why')}</summary>
      <p>${t('plan.policy', {version: plans.policyVersion})} ${plans.gap > 0 ? '' : t('plan.proved')}</p>
      <ol>
        ${plans.plans.map((plan) => html`<li>${wayText(plan)} <b>${plan.score.toFixed(2)}</b></li>`)}
      </ol>
    </details>`;
}
