// One send in the making: what, how, to whom; and the one request id that the tap on Send gets. It survives a reload and a
// login in the same tab, for the same person, and nothing else: a send is never put aside to be made later.
import {api, LoginNeeded, newId, Problem, Unreachable} from './api';
import {locale} from './i18n';
import type {Address, Customer, Order, Plan, PlanSet, PricedProduct} from './types';

const KEY = 'keskio.journey';
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/** open: not tapped; waiting: asked, no answer yet; unsure: we stopped asking without an answer. */
export type SendState = 'open' | 'waiting' | 'unsure';

export type Outcome =
  | {kind: 'sent'; order: Order}
  | {kind: 'changed'; plans: PlanSet}
  | {kind: 'refused'; problem: Problem}
  | {kind: 'unsure'};

interface Kept {
  username: string;
  product: PricedProduct | null;
  quantity: number;
  plans: PlanSet | null;
  planId: string;
  customer: Customer | null;
  deliverTo: Address | null;
  paymentReference: string;
  requestId: string;
  body: string;
}

const EMPTY: Omit<Kept, 'username'> = {
  product: null,
  quantity: 1,
  plans: null,
  planId: '',
  customer: null,
  deliverTo: null,
  paymentReference: '',
  requestId: '',
  body: '',
};

export class Journey {
  state: SendState = 'open';
  tries = 0;
  private kept: Kept = {username: '', ...EMPTY};
  private stopped = false;
  private wake: () => void = () => {};

  get product(): PricedProduct | null {
    return this.kept.product;
  }
  get quantity(): number {
    return this.kept.quantity;
  }
  get plans(): PlanSet | null {
    return this.kept.plans;
  }
  get customer(): Customer | null {
    return this.kept.customer;
  }
  get deliverTo(): Address | null {
    return this.kept.deliverTo;
  }
  get paymentReference(): string {
    return this.kept.paymentReference;
  }
  get plan(): Plan | null {
    return this.kept.plans?.plans.find((plan) => plan.planId === this.kept.planId) ?? null;
  }
  get goesHome(): boolean {
    return this.plan?.way === 'ship_home';
  }

  /** Whoever logs in finds only their own. */
  restore(username: string): void {
    const stored = sessionStorage.getItem(KEY);
    const kept = stored ? (JSON.parse(stored) as Kept) : null;
    this.kept = kept?.username === username ? kept : {username, ...EMPTY};
    this.state = this.kept.requestId ? 'unsure' : 'open';
  }

  begin(product: PricedProduct, quantity = 1): void {
    this.stop();
    this.state = 'open';
    this.kept = {...this.kept, ...EMPTY, product, quantity};
    this.keep();
  }

  change(values: Partial<Omit<Kept, 'username' | 'requestId' | 'body'>>): void {
    Object.assign(this.kept, values);
    this.keep();
  }

  end(): void {
    this.stopped = true;
    this.wake();
    this.kept = {username: this.kept.username, ...EMPTY};
    this.state = 'open';
    sessionStorage.removeItem(KEY);
  }

  /** Plans for what is known by now. The one that was chosen stays chosen if it is still there. */
  async replan(): Promise<void> {
    const {product, quantity, customer, deliverTo} = this.kept;
    const chosen = this.plan;
    const plans = await api.plans(product!.sku, quantity, locale(), customer?.customerId, deliverTo ?? undefined);
    // The best one is proposed once. If what the clerk chose is gone, the clerk chooses anew: never a silent substitute.
    this.change({plans, planId: (chosen ? same(chosen, plans) : plans.plans[0])?.planId ?? ''});
  }

  /**
   * Sends, and asks again with the same id until somebody answers. Nobody may change what is sent meanwhile; a second tap
   * finds the first one at work.
   */
  async send(onWait: () => void): Promise<Outcome | null> {
    if (this.state === 'waiting') {
      return null;
    }
    this.state = 'waiting';
    this.stopped = false;
    this.tries = 0;
    this.seal();
    let pause = FIRST_PAUSE_MS;
    const {requestId, body} = this.kept;
    while (!this.stopped) {
      this.tries++;
      onWait();
      try {
        const {order} = await api.send(JSON.parse(body), requestId);
        if (this.kept.requestId === requestId) {
          this.end();
        }
        return {kind: 'sent', order};
      } catch (error) {
        if (this.kept.requestId !== requestId) {
          return null; // the clerk is at something else by now
        }
        if (error instanceof Problem && !error.passing) {
          return this.refused(error);
        }
        if (error instanceof LoginNeeded) {
          this.state = 'unsure';
          throw error;
        }
        if (!(error instanceof Problem) && !(error instanceof Unreachable)) {
          this.state = 'unsure';
          throw error;
        }
      }
      await this.rest(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
    this.state = this.kept.requestId ? 'unsure' : 'open';
    return {kind: 'unsure'};
  }

  /** Stops asking. The answer may still have been yes. */
  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** Ask at once, without waiting for the end of the pause. */
  hurry(): void {
    this.wake();
  }

  /** The intent gets its id once; the same content keeps it. */
  private seal(): void {
    if (this.kept.requestId) {
      return; // asked before without an answer: exactly the same again
    }
    const {plans, planId, customer, deliverTo, paymentReference} = this.kept;
    this.kept.body = JSON.stringify({
      planSetId: plans!.planSetId,
      planId,
      customerId: customer!.customerId,
      deliverTo: this.goesHome ? deliverTo : undefined,
      paymentReference: paymentReference.trim(),
      quoteJws: plans!.price?.jws,
      locale: locale(),
    });
    this.kept.requestId = newId();
    this.keep();
  }

  /** The answer was no, so nothing was sent: the next tap is a new intent. */
  private refused(problem: Problem): Outcome {
    this.state = 'open';
    this.kept.requestId = '';
    this.kept.body = '';
    this.keep();
    return problem.freshPlans ? {kind: 'changed', plans: problem.freshPlans} : {kind: 'refused', problem};
  }

  private rest(pause: number): Promise<void> {
    return new Promise((next) => {
      const timer = setTimeout(next, pause);
      this.wake = () => {
        clearTimeout(timer);
        next();
      };
      window.addEventListener('online', this.wake, {once: true});
    });
  }

  private keep(): void {
    sessionStorage.setItem(KEY, JSON.stringify(this.kept));
  }
}

/** The same way from the same place to the same place, in another set of plans. */
export function same(plan: Plan | null, plans: PlanSet): Plan | null {
  return (
    plans.plans.find(
      (other) =>
        plan !== null && other.way === plan.way && other.source === plan.source && other.destination === plan.destination,
    ) ?? null
  );
}
