// What was looked at and sent lately on this device, to come back to with one tap. No customer is in it, and another person
// who logs in finds nothing.
import type {Order, PricedProduct} from './types';

const KEY = 'keskio.recent';
const MOST = 6;

export interface SeenProduct {
  style: string;
  sku: string;
  name: string;
  colour: string;
  size: string;
}

export interface SentOrder {
  sendOrderId: string;
  number: string;
  productName: string;
  time: string;
}

interface Kept {
  username: string;
  products: SeenProduct[];
  sends: SentOrder[];
}

export class Recent {
  private kept: Kept = {username: '', products: [], sends: []};

  get products(): SeenProduct[] {
    return this.kept.products;
  }
  get sends(): SentOrder[] {
    return this.kept.sends;
  }

  restore(username: string): void {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null;
    if (kept?.username === username) {
      this.kept = kept;
    } else {
      this.kept = {username, products: [], sends: []};
      localStorage.removeItem(KEY);
    }
  }

  saw({style, sku, name, colour, size}: PricedProduct): void {
    const others = this.kept.products.filter((one) => one.style !== style);
    this.keep({products: [{style, sku, name, colour, size}, ...others].slice(0, MOST)});
  }

  sent(orders: Order[]): void {
    const fresh = orders.map(({sendOrderId, number, productName, createTime}) => ({
      sendOrderId,
      number,
      productName,
      time: createTime,
    }));
    const others = this.kept.sends.filter((one) => !fresh.some((order) => order.sendOrderId === one.sendOrderId));
    this.keep({sends: [...fresh, ...others].slice(0, MOST)});
  }

  forget(): void {
    this.kept = {...this.kept, products: [], sends: []};
    localStorage.removeItem(KEY);
  }

  private keep(values: Partial<Kept>): void {
    this.kept = {...this.kept, ...values};
    localStorage.setItem(KEY, JSON.stringify(this.kept));
  }
}
