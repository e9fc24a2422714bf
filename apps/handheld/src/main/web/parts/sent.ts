// What is sent, in a line or a list.
import {html, nothing} from 'lit';
import type {Line} from '../lib/basket';
import {colour, money} from '../lib/format';
import {t} from '../lib/i18n';
import type {PlanSet} from '../lib/types';

export function whatIsSent(lines: Line[], plans: PlanSet | null) {
  const [only, second] = lines;
  if (!only) {
    return nothing;
  }
  if (!second) {
    const {name, size} = only.product;
    return html`<p class="what"><b>${name}</b> <span>${colour(only.product.colour)} · ${size}${only.quantity > 1 ? ` · ${t('pieces', {n: only.quantity})}` : ''}</span></p>`;
  }
  return html`<ul class="what lines">
    ${lines.map(({product, quantity}) => {
      const price = plans?.price?.lines.find((one) => one.sku === product.sku);
      return html`<li>
        <span class="grow"><b>${product.name}</b> <span class="quiet">${colour(product.colour)} · ${product.size}</span></span>
        <span>${quantity} ×</span>
        ${price ? html`<b>${money(price.unitPrice)}</b>` : nothing}
      </li>`;
    })}
  </ul>`;
}
