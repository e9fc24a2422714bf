// A last look, the till's reference, and Send. One tap, one request id, however long the answer takes.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {app} from '../lib/app';
import {country, line, money, promise} from '../lib/format';
import {t} from '../lib/i18n';
import {same, type Outcome} from '../lib/journey';
import {fieldsOf, sentence} from '../lib/problems';
import {BASE, go} from '../lib/router';
import type {Plan, PlanSet} from '../lib/types';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {backButton, errorNote, field, focusFault, loading, title, wayText} from '../parts/pieces';
import {missingNote, planCards, planPrice, wayOf} from '../parts/plans';
import {whatIsSent} from '../parts/sent';
import {nameOf} from './customer';

class Review extends View {
  @state() private accessor busy = false;
  @state() private accessor error = '';
  @state() private accessor fault = '';
  /** What differs from what was chosen before, in words. */
  @state() private accessor changes: string[] = [];
  /** The chosen way is gone, or the world changed under the tap: choose again. */
  @state() private accessor choosing = false;

  heading(): string {
    return t('review.title');
  }

  protected override opened(): void {
    const {journey} = app;
    if (!journey.customer || !journey.plans) {
      go('', true);
    } else if (journey.state === 'open') {
      void this.replan();
    }
    // The screen says how long we have been asking.
    this.every(1_000, () => journey.state === 'waiting' && this.requestUpdate());
  }

  /** Nothing else begins while an answer is awaited. */
  override scanned(): boolean {
    return app.journey.state === 'waiting';
  }

  /** The customer and the address are known now: the price may be a club price, the promise another one. */
  private async replan(): Promise<void> {
    const before = {plan: app.journey.plan, plans: app.journey.plans};
    this.busy = true;
    this.error = '';
    try {
      await app.journey.replan();
      this.compare(before.plan, before.plans, app.journey.plans!);
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
    this.busy = false;
  }

  private compare(plan: Plan | null, old: PlanSet | null, fresh: PlanSet): void {
    const still = same(plan, fresh);
    const changes: string[] = [];
    if (plan && !still) {
      changes.push(t('change.gone', {way: wayText(plan)}));
    }
    if (plan && still && promise(plan.promiseEndTime, app.zone) !== promise(still.promiseEndTime, app.zone)) {
      changes.push(
        t('change.promise', {old: promise(plan.promiseEndTime, app.zone), new: promise(still.promiseEndTime, app.zone)}),
      );
    }
    if (old?.price && fresh.price && old.price.total.amount !== fresh.price.total.amount) {
      changes.push(t('change.price', {old: money(old.price.total), new: money(fresh.price.total)}));
    }
    this.changes = changes;
    this.choosing = this.choosing || !still;
    if (changes.length) {
      app.announce(`${t('change.title')} ${changes.join(' ')}`, true);
    }
  }

  private async send(): Promise<void> {
    if (app.journey.state === 'waiting') {
      app.journey.hurry();
      return;
    }
    this.fault = '';
    this.error = '';
    if (!app.journey.paymentReference.trim() && app.journey.state === 'open') {
      this.fault = t('field.missing');
      return focusFault(this);
    }
    try {
      const outcome = await app.journey.send(() => this.waited());
      if (outcome) {
        this.ended(outcome);
      }
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
  }

  private waited(): void {
    if (app.journey.tries === 2) {
      app.announce(t('send.notyet'), true);
    }
    this.requestUpdate();
  }

  private ended(outcome: Outcome): void {
    switch (outcome.kind) {
      case 'sent': {
        const [first, ...others] = outcome.orders.map((order) => encodeURIComponent(order.sendOrderId));
        app.sent(outcome);
        go(`done/${first}${others.length ? `?with=${others.join(',')}` : ''}`, true);
        return;
      }
      case 'changed': {
        const before = {plan: app.journey.plan, plans: app.journey.plans};
        const still = same(before.plan, outcome.plans);
        app.journey.change({plans: outcome.plans, planId: still?.planId ?? ''});
        this.choosing = true;
        this.compare(before.plan, before.plans, outcome.plans);
        window.scrollTo(0, 0);
        break;
      }
      case 'refused':
        this.error = sentence(outcome.problem);
        this.fault = fieldsOf(outcome.problem).includes('paymentReference') ? t('field.wrong') : '';
        if (['PLANS_STALE', 'QUOTE_REFUSED'].includes(outcome.problem.reason)) {
          void this.replan();
        }
        void focusFault(this);
        break;
      case 'unsure':
        break;
    }
    this.requestUpdate();
  }

  override render() {
    const {lines, customer, plan, plans, state} = app.journey;
    if (!lines.length || !customer || !plans) {
      return title(t('review.title'));
    }
    if (state !== 'open') {
      return this.waiting();
    }
    return html`
      ${title(t(this.choosing ? 'change.choose' : 'review.title'))} ${errorNote(this.error)} ${this.changeNote()}
      ${this.busy ? loading() : nothing} ${planPrice(plans)} ${missingNote(plans, lines)}
      ${this.choosing
        ? planCards(plans, lines, plan?.planId ?? '', (planId) => {
            app.journey.change({planId});
            this.requestUpdate();
          })
        : nothing}
      <section class="panel sum">
        ${whatIsSent(lines, plans)}
        <p>${icon('person')} <span>${nameOf(customer)}</span></p>
        ${plan && !this.choosing
          ? html`${wayOf(plan, lines)}
              <p>${icon('clock')} <b>${line(promise(plan.promiseEndTime, app.zone))}</b></p>`
          : nothing}
        ${app.journey.goesHome && app.journey.deliverTo ? this.address() : nothing}
      </section>
      ${field(
        'paymentReference',
        t('field.paymentReference'),
        app.journey.paymentReference,
        (paymentReference) => {
          this.fault = '';
          app.journey.change({paymentReference});
        },
        {maxlength: 64, hint: t('review.payment.hint'), error: this.fault},
      )}
      <div class="actions">
        ${backButton(app.journey.goesHome ? 'delivery' : 'customer')}
        ${app.journey.goesHome && !app.journey.deliverTo
          ? html`<button class="primary grow" type="button" @click=${() => go('delivery')}>${t('delivery.title')}</button>`
          : html`<button
              class="primary send grow"
              type="button"
              ?disabled=${this.busy || !plan || app.offline}
              @click=${() => this.send()}
            >
              ${app.offline ? t('send.offline') : plan || this.busy ? t('send.now') : t('send.choose')}
            </button>`}
      </div>
    `;
  }

  private address() {
    const to = app.journey.deliverTo!;
    return html`<p>
      ${icon('home')}
      <span>${to.recipient}<br />${to.street}<br />${to.postcode} ${to.town}, ${country(to.country)}</span>
    </p>`;
  }

  private changeNote() {
    return this.changes.length
      ? html`<div class="note changed">
          ${icon('swap')}
          <div>
            <b>${t('change.title')}</b>
            <ul>
              ${this.changes.map((change) => html`<li>${change}</li>`)}
            </ul>
          </div>
        </div>`
      : nothing;
  }

  private waiting() {
    const {state, tries, customer} = app.journey;
    const waits = state === 'waiting';
    const late = waits && tries > 1;
    return html`
      ${title(waits ? t('send.sending') : t('send.unsure'))} ${errorNote(this.error)}
      <div class="panel wait" role="status">
        ${waits ? html`<span class="dots" aria-hidden="true"></span>` : nothing}
        ${late ? html`<p class="strong">${t('send.notyet')}</p><p>${t('send.same', {n: tries})}</p>` : nothing}
        ${waits ? nothing : html`<p>${t('send.unsure.text')}</p>`}
      </div>
      <div class="actions">
        ${waits
          ? html`<button class="grow" type="button" ?disabled=${!late} @click=${() => app.journey.stop()}>${t('send.stop')}</button>`
          : html`<a class="button grow" href="${BASE}orders?customer=${encodeURIComponent(customer!.customerId)}">${t('send.look')}</a>
              <button class="primary grow" type="button" ?disabled=${app.offline} @click=${() => this.send()}>${t('send.again')}</button>`}
      </div>
    `;
  }
}

customElements.define('keskio-review', Review);
