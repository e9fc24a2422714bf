// What the customer takes together: lines, how many of each, what it comes to by the one price.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {MOST_PIECES, type Line} from '../lib/basket';
import {colour, money, times} from '../lib/format';
import {t} from '../lib/i18n';
import {sentence} from '../lib/problems';
import {BASE, go} from '../lib/router';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {errorNote, keptNote, productName, stepper, title} from '../parts/pieces';

class BasketScreen extends View {
  @state() private accessor keptAt: Date | null = null;
  @state() private accessor error = '';
  private freshen = 0;

  heading(): string {
    return t('basket.title');
  }

  protected override opened(): void {
    void this.read();
    this.onLive('price-switched', () => this.soon());
    this.onLive('open', () => this.soon());
  }

  private soon(): void {
    clearTimeout(this.freshen);
    this.freshen = window.setTimeout(() => this.isConnected && void this.read(), 400);
  }

  /** Prices and stock as they are now: a basket may have been carried around for a while. */
  private async read(): Promise<void> {
    try {
      const answers = await Promise.all(app.basket.lines.map(({product}) => api.product(product.sku, app.language)));
      app.basket.refresh(answers.map((answer) => answer.data));
      this.keptAt = answers.find((answer) => answer.keptAt)?.keptAt ?? null;
      this.error = '';
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
    app.changed();
  }

  private set(line: Line, quantity: number): void {
    app.basket.set(line.product.sku, quantity);
    app.announce(quantity ? t('pieces', {n: quantity}) : t('basket.removed', {product: productName(line.product)}));
    app.changed();
  }

  private async clear(): Promise<void> {
    app.basket.clear();
    app.changed();
    await this.updateComplete;
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  override render() {
    const {lines, total, pieces} = app.basket;
    return html`
      ${title(t('basket.title'))} ${keptNote(this.keptAt)} ${errorNote(this.error)}
      ${lines.length
        ? html`<ul class="list">
              ${lines.map((line) => this.line(line))}
            </ul>
            <p class="sum-line"><span>${t('basket.total', {n: pieces})}</span> <b class="amount">${total ? money(total) : t('price.none')}</b></p>
            <button class="wide quiet-button" type="button" @click=${() => this.clear()}>${t('basket.clear')}</button>`
        : html`<div class="empty">
            <div class="big">${icon('basket')}</div>
            <p>${t('basket.empty')}</p>
          </div>`}
      <div class="actions">
        <button class=${lines.length ? '' : 'primary grow'} type="button" @click=${() => go('')}>${icon('search')} ${t('tab.find')}</button>
        ${lines.length
          ? html`<button class="primary grow" type="button" @click=${() => go('ways')}>${t('product.send')}</button>`
          : nothing}
      </div>
    `;
  }

  private line(line: Line) {
    const {product, quantity} = line;
    const where = product.availability;
    const had = where ? where.here + where.network + where.partner : null;
    return html`<li class="row line">
      <span class="grow">
        <a class="name" href="${BASE}product/${encodeURIComponent(product.style)}?sku=${encodeURIComponent(product.sku)}">${product.name}</a>
        <span class="quiet">${colour(product.colour)} · ${product.size || t('product.onesize')}</span>
        <span class="counts">
          ${where?.here
            ? html`<span class="here">${t('stock.here')} <b>${where.here}</b></span>`
            : html`<span class=${had === 0 ? 'none' : ''}>${had === 0 ? t('product.nowhere') : t('stock.elsewhere')} <b>${had || ''}</b></span>`}
        </span>
      </span>
      <span class="amounts">
        <b>${product.price ? money(times(product.price.amount, quantity)) : t('price.none')}</b>
        ${stepper(productName(product), quantity, (n) => this.set(line, n), 0, MOST_PIECES)}
      </span>
    </li>`;
  }
}

customElements.define('keskio-basket', BasketScreen);
