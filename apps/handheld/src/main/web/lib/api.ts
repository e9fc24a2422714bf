// Talks with the gateway. The session is the browser's cookie; no token ever reaches the page.
import {learn} from './places';
import type {
  Customer,
  IdentifierKind,
  Me,
  NewCustomer,
  Order,
  PlanSet,
  PricedProduct,
  SearchAnswer,
  Style,
  Task,
  Address,
  BasketLine,
  Place,
  StockLevel,
  Transfer,
} from './types';

const BASE = '/api/clerk/v1';
const PATIENCE_MS = 12_000;

/** The gateway refused, and says why. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    detail: string,
    readonly violations: {field: string; description: string}[] = [],
    readonly metadata: Record<string, string> = {},
    readonly freshPlans: PlanSet | null = null,
  ) {
    super(detail);
  }

  /** Whether the same request may succeed a moment later. What it did, if anything, is then not known. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 429;
  }
}

/** No answer: no network, or none in time. */
export class Unreachable extends Error {}

/** Nobody is logged in any more. */
export class LoginNeeded extends Error {}

/** An answer, and when it was read if it is not fresh. */
export interface Read<T> {
  data: T;
  keptAt: Date | null;
}

let csrfToken: string | null = null;

export function newId(): string {
  // randomUUID is there only on secure origins; a handheld on a plain address in the store's network is not one.
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function call(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      ...init,
      credentials: 'same-origin',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {Accept: 'application/json', 'X-Requested-With': 'JavaScript', ...init.headers},
    });
  } catch (error) {
    throw new Unreachable(String(error));
  }
  // A gateway that wants a login may say so as 401, as 499 to scripts, or by sending to the login page.
  if (answer.status === 401 || answer.status === 499 || answer.type === 'opaqueredirect') {
    throw new LoginNeeded();
  }
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer;
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const body = await answer.json();
    return new Problem(
      answer.status,
      body.reason ?? '',
      body.detail ?? '',
      body.violations ?? [],
      body.metadata ?? {},
      body.freshPlans ?? null,
    );
  } catch {
    return new Problem(answer.status, '', '');
  }
}

async function json<T>(answer: Response): Promise<T> {
  try {
    return (await answer.json()) as T;
  } catch (error) {
    throw new Unreachable(String(error)); // the answer broke off
  }
}

async function read<T>(path: string): Promise<Read<T>> {
  const answer = await call(BASE + path, {method: 'GET'});
  const kept = answer.headers.get('X-Keskio-Kept');
  return {data: await json<T>(answer), keptAt: kept ? new Date(kept) : null};
}

async function ask<T>(path: string, body: unknown, id?: string): Promise<T> {
  const send = () =>
    call(BASE + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(csrfToken ? {'X-CSRF-Token': csrfToken} : {}),
        ...(id ? {'Idempotency-Key': id} : {}),
      },
      body: JSON.stringify(body),
    });
  try {
    return await json<T>(await send());
  } catch (problem) {
    if (problem instanceof Problem && problem.reason === 'CSRF_REFUSED') {
      await api.me(); // the session was renewed meanwhile
      return json<T>(await send());
    }
    throw problem;
  }
}

function query(values: Record<string, string | string[] | undefined>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one) {
        parameters.append(name, one);
      }
    }
  }
  const text = parameters.toString();
  return text ? '?' + text : '';
}

const at = encodeURIComponent;

export const api = {
  events: BASE + '/events',

  async me(): Promise<Me> {
    const {data} = await read<Me>('/me');
    csrfToken = data.csrfToken;
    learn(data.store.code, data.store.name);
    return data;
  },
  search(q: string, filters: Record<string, string[]>, locale: string, pageToken?: string): Promise<Read<SearchAnswer>> {
    return read('/search' + query({q, ...filters, locale, pageToken}));
  },
  style(style: string, locale: string): Promise<Read<Style>> {
    return read(`/styles/${at(style)}${query({locale})}`);
  },
  async product(skuOrGtin: string, locale: string): Promise<Read<PricedProduct>> {
    const answer = await read<PricedProduct>(`/products/${at(skuOrGtin)}${query({locale})}`);
    answer.data.availability?.locations.forEach((place) => learn(place.location, place.name));
    return answer;
  },
  async plans(lines: BasketLine[], locale: string, customerId?: string, deliverTo?: Address): Promise<PlanSet> {
    // One line needs no basket around it.
    const what = lines.length === 1 ? lines[0]! : {lines};
    const set = await ask<PlanSet>('/plans', {...what, locale, customerId, deliverTo});
    set.plans
      .flatMap((plan) => [plan, ...plan.legs])
      .forEach((leg) => {
        learn(leg.source, leg.sourceName);
        learn(leg.destination, leg.destinationName);
      });
    return set;
  },
  recognise(kind: IdentifierKind, value: string, purpose: string): Promise<{customer: Customer | null}> {
    return ask('/customers/recognise', {kind, value, purpose});
  },
  createCustomer(customer: NewCustomer, id: string): Promise<Customer> {
    return ask('/customers', customer, id);
  },
  customer(id: string, purpose: string): Promise<Read<Customer>> {
    return read(`/customers/${at(id)}${query({purpose})}`);
  },
  ordersOf(customerId: string): Promise<Read<{orders: Order[]}>> {
    return read(`/customers/${at(customerId)}/orders`);
  },
  /** A gateway that is older than the app knows of one order only. */
  send(body: unknown, id: string): Promise<{order: Order; orders?: Order[]}> {
    return ask('/sends', body, id);
  },
  order(id: string): Promise<Read<Order>> {
    return read(`/sends/${at(id)}`);
  },
  step(order: string, step: string, body: Record<string, string>, id: string): Promise<Order> {
    return ask(`/sends/${at(order)}/${step}`, body, id);
  },
  collect(pickupCode: string, id: string): Promise<Order> {
    return ask('/pickups', {pickupCode}, id);
  },
  tasks(): Promise<Read<{tasks: Task[]}>> {
    return read('/tasks');
  },
  /** Where a document of an order lies, to be opened by the browser. */
  document(order: string, kind: 'packing-slip' | 'label', locale: string): string {
    return `${BASE}/sends/${at(order)}/${kind}.pdf${query({locale})}`;
  },
  count(sku: string, counted: number, id: string): Promise<{level: StockLevel; difference: number}> {
    return ask('/stock/counts', {sku, counted}, id);
  },
  damage(sku: string, quantity: number, reason: string, id: string): Promise<{level: StockLevel}> {
    return ask('/stock/damages', {sku, quantity, reason}, id);
  },
  receipt(reference: string, lines: BasketLine[], id: string): Promise<{levels: StockLevel[]}> {
    return ask('/stock/receipts', {reference, lines}, id);
  },
  transfers(): Promise<Read<{transfers: Transfer[]}>> {
    return read('/transfers');
  },
  /** Where a transfer can go, nearest first. */
  async places(): Promise<Read<Place[]>> {
    const {data, keptAt} = await read<{locations: {location: Omit<Place, 'distanceKm'>; distanceKm: number}[]}>(
      '/locations' + query({limit: '100'}),
    );
    const places = data.locations.map(({location, distanceKm}) => ({...location, distanceKm}));
    places.forEach((place) => learn(place.code, place.name));
    return {data: places, keptAt};
  },
  sendTransfer(to: string, lines: BasketLine[], reference: string, id: string): Promise<Transfer> {
    return ask('/transfers', {to, lines, reference}, id);
  },
  async receiveTransfer(transfer: string, lines: BasketLine[], id: string): Promise<Transfer> {
    const {transfer: after} = await ask<{transfer: Transfer}>(`/transfers/${at(transfer)}/receive`, {lines}, id);
    return after;
  },
  /** Notes what a customer wanted and could not have: lost demand is how the range learns. */
  wanted(what: {sku: string} | {words: string}, quantity: number, id: string): Promise<unknown> {
    return ask('/wanted', {...what, quantity}, id);
  },
  switchUser(): Promise<{location: string}> {
    return ask('/switch', {});
  },
  async logout(): Promise<{location: string}> {
    return json(
      await call('/logout', {method: 'POST', headers: csrfToken ? {'X-CSRF-Token': csrfToken} : {}}),
    );
  },
};
