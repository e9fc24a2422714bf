// Shapes of the clerk's REST interface, as far as the app reads them.

export interface Money {
  amount: string;
  currency: string;
}

export interface Store {
  code: string;
  name: string;
  country: string;
  market: string;
  timeZone: string;
}

export interface Me {
  name: string;
  username: string;
  roles: string[];
  store: Store;
  locale: string;
  csrfToken: string | null;
}

export interface Price {
  sku: string;
  amount: Money;
  tier: string;
  nextChangeTime: string | null;
}

export interface Product {
  sku: string;
  gtin: string;
  style: string;
  name: string;
  brand: string;
  category: string;
  colour: string;
  size: string;
  description: string;
  imageUrl: string;
}

export interface Hit {
  style: string;
  name: string;
  brand: string;
  colours: string[];
  sizes: string[];
  sku: string;
  availableHere: number;
  availableAnywhere: number;
  imageUrl: string;
  price: Price | null;
}

export interface Facet {
  field: string;
  values: {value: string; count: number}[];
}

export interface SearchAnswer {
  hits: Hit[];
  total: number;
  facets: Facet[];
  nextPageToken: string;
  exactSku: string;
}

export interface Cell {
  product: Product;
  availableHere: number;
  availableNear: number;
  availableNetwork: number;
  availablePartner: number;
  price: Price | null;
}

export interface Style {
  style: string;
  name: string;
  brand: string;
  category: string;
  description: string;
  colours: string[];
  sizes: string[];
  cells: Cell[];
}

export interface LocationStock {
  location: string;
  name: string;
  kind: 'store' | 'warehouse' | 'partner';
  available: number;
  distanceKm: number;
}

export interface Availability {
  sku: string;
  here: number;
  near: number;
  network: number;
  partner: number;
  locations: LocationStock[];
}

export interface PricedProduct extends Product {
  price: Price | null;
  availability: Availability | null;
}

export interface Address {
  recipient: string;
  street: string;
  postcode: string;
  town: string;
  country: string;
}

export type Way = 'carry' | 'pick_up_there' | 'ship_to_store' | 'ship_home';

/** What supplies, and how it gets to the customer: the whole of a simple plan, or a part of one that is split. */
export interface Leg {
  way: Way;
  source: string;
  sourceName: string;
  sourceKind: 'store' | 'warehouse' | 'partner';
  destination: string;
  destinationName: string;
  promiseEndTime: string;
  cost: Money;
  co2Kg: number;
  chance: number;
  distanceKm: number;
}

export interface Plan extends Leg {
  planId: string;
  labels: ('fastest' | 'cheapest' | 'greenest' | 'recommended')[];
  reason: string;
  score: number;
  legs: (Leg & {lines: BasketLine[]})[];
  destinationOpen: boolean;
  destinationTurnTime: string | null;
  cutOffTime: string | null;
}

export interface BasketLine {
  sku: string;
  quantity: number;
}

export interface PlanSet {
  planSetId: string;
  plans: Plan[];
  price: PlanPrice | null;
  expireTime: string;
  policyVersion: number | string;
  gap: number;
  missing: BasketLine[];
}

export interface PlanPrice {
  unitPrice: Money;
  total: Money;
  expireTime: string;
  jws: string;
  lines: {sku: string; quantity: number; unitPrice: Money; total: Money}[];
}

export type IdentifierKind = 'phone' | 'email' | 'loyalty_card';
export type Channel = 'store' | 'web' | 'customer_service';
export type ConsentPurpose = 'marketing_email' | 'personalisation' | 'clerk_view';

export interface Customer {
  customerId: string;
  givenName: string;
  familyName: string;
  address: Address | null;
  locale: string;
  clubMember: boolean;
  withheld: string[];
  maskedEmail: string;
  maskedPhone: string;
}

export interface NewCustomer {
  identifiers: {kind: IdentifierKind; value: string}[];
  givenName: string;
  familyName: string;
  address?: Address;
  locale: string;
  recognition: {kind: IdentifierKind; channels: Channel[]}[];
  consents: {purpose: ConsentPurpose; granted: boolean}[];
  clubMember: boolean;
}

export type OrderState =
  | 'reserved'
  | 'picking'
  | 'packed'
  | 'in_transit'
  | 'delivered'
  | 'ready_for_pickup'
  | 'collected'
  | 'cancelled'
  | 'expired'
  | 'declined'
  | 'resourced'
  | 'awaiting_choice'
  | 'returned';

export interface Order {
  sendOrderId: string;
  number: string;
  state: OrderState;
  sku: string;
  productName: string;
  variant: string;
  gtin: string;
  quantity: number;
  way: Way;
  source: string;
  destination: string;
  orderingStore: string;
  customerId: string;
  deliverTo: Address | null;
  promiseEndTime: string | null;
  deadlineTime: string | null;
  total: Money | null;
  trackingNumber: string;
  steps: {state: OrderState; stepTime: string; location: string; note: string}[];
  createTime: string;
  basketId: string;
  chooseByTime: string | null;
}

export type TaskKind = 'pick' | 'pack' | 'ship' | 'receive' | 'hand_over' | 'choose';

export interface Task {
  kind: TaskKind;
  order: Order;
}

export interface PriceSwitch {
  prices: {sku: string; tier: string; amount: Money}[];
  complete: boolean;
}

export interface StockLevel {
  sku: string;
  onHand: number;
  reserved: number;
  available: number;
  inTransit: number;
}

/** Somewhere else that belongs to us, or to a partner. */
export interface Place {
  code: string;
  name: string;
  kind: 'store' | 'warehouse' | 'partner';
  town: string;
  distanceKm: number;
}

export interface Transfer {
  transferId: string;
  from: string;
  to: string;
  lines: {sku: string; sent: number; received: number; difference: number}[];
  state: 'open' | 'closed';
  reference: string;
  createTime: string;
}
