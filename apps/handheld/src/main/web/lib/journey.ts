// One send in the making: what, how, to whom; and the one request id that the tap on Send gets. It survives a reload and a
// login in the same tab, for the same person, and nothing else: a send is never put aside to be made later.
import {api, newId, Problem} from './api';
import {Asking, Unsure} from './asking';
import type {Line} from './basket';
import {locale} from './i18n';
import type {Address, BasketLine, Customer, Leg, Order, Plan, PlanSet} from './types';

const KEY = 'keskio.journey';

/** open: not tapped; waiting: asked, no answer yet; unsure: we stopped asking without an answer. */
export type SendState = 'open' | 'waiting' | 'unsure';

export type Outcome =
  | {kind: 'sent'; orders: Order[]; basket: boolean}
  | {kind: 'changed'; plans: PlanSet}
  | {kind: 'refused'; problem: Problem}
  | {kind: 'unsure'};

interface Kept {
  username: string;
  lines: Line[];
  /** The lines are the basket's. */
  basket: boolean;
  plans: PlanSet | null;
  planId: string;
  customer: Customer | null;
  deliverTo: Address | null;
  paymentReference: string;
  requestId: string;
  body: string;
}

const EMPTY: Omit<Kept, 'username'> = {
  lines: [],
  basket: false,
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
  private kept: Kept = {username: '', ...EMPTY};
  private asking = new Asking();

  get tries(): number {
    return this.asking.tries;
  }
  get lines(): Line[] {
    return this.kept.lines;
  }
  get basket(): boolean {
    return this.kept.basket;
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
    const plan = this.plan;
    return plan !== null && legsOf(plan).some((leg) => leg.way === 'ship_home');
  }

  /** Whoever logs in finds only their own. */
  restore(username: string): void {
    const stored = sessionStorage.getItem(KEY);
    const kept = stored ? (JSON.parse(stored) as Kept) : null;
    this.kept = kept?.username === username ? {...EMPTY, ...kept} : {username, ...EMPTY};
    this.state = this.kept.requestId ? 'unsure' : 'open';
  }

  begin(lines: Line[], basket = false): void {
    this.stop();
    this.state = 'open';
    this.kept = {...this.kept, ...EMPTY, lines, basket};
    this.keep();
  }

  change(values: Partial<Omit<Kept, 'username' | 'requestId' | 'body'>>): void {
    Object.assign(this.kept, values);
    this.keep();
  }

  end(): void {
    this.stop();
    this.kept = {username: this.kept.username, ...EMPTY};
    this.state = 'open';
    sessionStorage.removeItem(KEY);
  }

  /** Plans for what is known by now. The one that was chosen stays chosen if it is still there. */
  async replan(): Promise<void> {
    const {lines, customer, deliverTo} = this.kept;
    const chosen = this.plan;
    const wanted = lines.map(({product, quantity}) => ({sku: product.sku, quantity}));
    const plans = await api.plans(wanted, locale(), customer?.customerId, deliverTo ?? undefined);
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
    this.seal();
    const {requestId, body, basket} = this.kept;
    const asking = (this.asking = new Asking());
    try {
      const {order, orders} = await asking.until(() => api.send(JSON.parse(body), requestId), onWait);
      if (this.kept.requestId === requestId) {
        this.end();
      }
      return {kind: 'sent', orders: orders?.length ? orders : [order], basket};
    } catch (error) {
      if (this.kept.requestId !== requestId) {
        return null; // the clerk is at something else by now
      }
      if (error instanceof Problem) {
        return this.refused(error);
      }
      this.state = 'unsure';
      if (error instanceof Unsure) {
        return {kind: 'unsure'};
      }
      throw error;
    }
  }

  /** Stops asking. The answer may still have been yes. */
  stop(): void {
    this.asking.stop();
  }

  /** Ask at once, without waiting for the end of the pause. */
  hurry(): void {
    this.asking.hurry();
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

  private keep(): void {
    sessionStorage.setItem(KEY, JSON.stringify(this.kept));
  }
}

/** What comes from where; a plan that is not split is its only leg. */
export function legsOf(plan: Plan): (Leg & {lines: BasketLine[]})[] {
  return plan.legs.length ? plan.legs : [{...plan, lines: []}];
}

/** The same ways from the same places to the same places, in another set of plans. */
export function same(plan: Plan | null, plans: PlanSet): Plan | null {
  return plan && (plans.plans.find((other) => routeOf(other) === routeOf(plan)) ?? null);
}

function routeOf(plan: Plan): string {
  return legsOf(plan)
    .map((leg) => [leg.way, leg.source, leg.destination, ...leg.lines.map((line) => line.sku).sort()].join(' '))
    .sort()
    .join('\n');
}
