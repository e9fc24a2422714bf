// What the customer wants to take together. It lives as long as the tab and is the person's who filled it.
import type {Money, PricedProduct} from './types';
import {sum, times} from './format';

const KEY = 'keskio.basket';
export const MOST_LINES = 20;
export const MOST_PIECES = 99;

/** Pieces of one size and colour. */
export interface Line {
  product: PricedProduct;
  quantity: number;
}

export class Basket {
  lines: Line[] = [];
  private username = '';

  get pieces(): number {
    return this.lines.reduce((all, line) => all + line.quantity, 0);
  }

  /** By the prices that were last read; null when one of them is not known. */
  get total(): Money | null {
    return sum(this.lines.map((line) => line.product.price && times(line.product.price.amount, line.quantity)));
  }

  /** Whoever logs in finds only their own. */
  restore(username: string): void {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as {username: string; lines: Line[]} | null;
    this.username = username;
    this.lines = kept?.username === username ? kept.lines : [];
  }

  /** One more of it; false when the basket is full. */
  add(product: PricedProduct): boolean {
    const line = this.lines.find((one) => one.product.sku === product.sku);
    if (line ? line.quantity >= MOST_PIECES : this.lines.length >= MOST_LINES) {
      return false;
    }
    this.keep(
      line
        ? this.lines.map((one) => (one === line ? {product, quantity: one.quantity + 1} : one))
        : [...this.lines, {product, quantity: 1}],
    );
    return true;
  }

  set(sku: string, quantity: number): void {
    const pieces = Math.min(Math.max(quantity, 0), MOST_PIECES);
    this.keep(
      this.lines.flatMap((line) =>
        line.product.sku !== sku ? [line] : pieces ? [{...line, quantity: pieces}] : [],
      ),
    );
  }

  /** What was read afresh takes the place of what was kept. */
  refresh(products: PricedProduct[]): void {
    const fresh = new Map(products.map((product) => [product.sku, product]));
    this.keep(this.lines.map((line) => ({...line, product: fresh.get(line.product.sku) ?? line.product})));
  }

  clear(): void {
    this.lines = [];
    sessionStorage.removeItem(KEY);
  }

  private keep(lines: Line[]): void {
    this.lines = lines;
    sessionStorage.setItem(KEY, JSON.stringify({username: this.username, lines}));
  }
}
