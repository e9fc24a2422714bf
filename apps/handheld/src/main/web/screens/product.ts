// One product: its sizes and colours, its one price, and where it is.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {category, colour, km, money} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {sentence} from '../lib/problems';
import {BASE, go, queryOf} from '../lib/router';
import type {Availability, Cell, Money, PriceSwitch, PricedProduct, Style} from '../lib/types';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {backButton, errorNote, keptNote, loading, title} from '../parts/pieces';
import '../parts/wanted';

const NEAREST = 4;
const HIGHLIGHT_MS = 6_000;

class ProductScreen extends View {
  @state() private accessor range: Style | null = null;
  @state() private accessor keptAt: Date | null = null;
  @state() private accessor sku = queryOf('sku') ?? '';
  @state() private accessor chosen: PricedProduct | null = null;
  @state() private accessor allPlaces = false;
  @state() private accessor switchedFrom: Money | null = null;
  @state() private accessor error = '';
  private freshen = 0;

  heading(): string {
    return this.range?.name ?? t('product.title');
  }

  protected override opened(): void {
    void this.read();
    this.onLive('price-switched', (change: PriceSwitch) => this.priceSwitched(change));
    this.onLive('stock', (change: {sku: string}) => this.mine(change.sku) && this.soon());
    this.onLive('open', () => this.soon());
  }

  private mine(sku: string): boolean {
    return this.range?.cells.some((cell) => cell.product.sku === sku) ?? false;
  }

  /** Many changes at once are one look. */
  private soon(): void {
    clearTimeout(this.freshen);
    this.freshen = window.setTimeout(() => this.isConnected && void this.read(), 400);
  }

  private async read(): Promise<void> {
    try {
      const {data, keptAt} = await api.style(this.parameters['style']!, app.language);
      this.range = data;
      this.keptAt = keptAt;
      this.error = '';
      document.title = `${data.name} · Keskiö`;
      if (!this.sku && data.cells.length === 1) {
        this.sku = data.cells[0]!.product.sku;
      }
      if (this.sku) {
        await this.choose(this.sku);
      }
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
  }

  private async choose(sku: string): Promise<void> {
    const other = sku !== this.chosen?.sku;
    if (other) {
      this.switchedFrom = null;
      this.allPlaces = false;
    }
    this.sku = sku;
    history.replaceState(null, '', `${location.pathname}?sku=${encodeURIComponent(sku)}`);
    this.requestUpdate();
    try {
      const {data, keptAt} = await api.product(sku, app.language);
      if (sku !== this.sku) {
        return;
      }
      this.chosen = data;
      app.recent.saw(data);
      this.keptAt = keptAt ?? this.keptAt;
      this.error = '';
      if (other) {
        app.announce(this.spoken(data));
      }
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
  }

  private spoken(product: PricedProduct): string {
    const where = product.availability;
    const price = product.price ? money(product.price.amount) : t('price.none');
    return `${colour(product.colour)} ${product.size}: ${price}. ${t('stock.here')} ${where?.here ?? 0}, ${t('stock.near')} ${where?.near ?? 0}, ${t('stock.network')} ${where?.network ?? 0}, ${t('stock.partner')} ${where?.partner ?? 0}`;
  }

  private priceSwitched(change: PriceSwitch): void {
    const price = change.prices.find((one) => one.sku === this.sku && one.tier === 'public');
    for (const cell of this.range?.cells ?? []) {
      const fresh = change.prices.find((one) => one.sku === cell.product.sku && one.tier === 'public');
      if (fresh && cell.price) {
        cell.price.amount = fresh.amount;
      }
    }
    if (price && this.chosen?.price && price.amount.amount !== this.chosen.price.amount.amount) {
      this.switchedFrom = this.chosen.price.amount;
      this.chosen.price.amount = price.amount;
      app.announce(t('price.switched', {old: money(this.switchedFrom), new: money(price.amount)}), true);
      setTimeout(() => (this.switchedFrom = null), HIGHLIGHT_MS);
    }
    this.requestUpdate();
    if (!change.complete) {
      this.soon();
    }
  }

  override render() {
    if (!this.range) {
      return html`${title(t('product.title'))} ${this.error ? errorNote(this.error) : loading()}
        <div class="actions">${backButton('')}</div>`;
    }
    const where = this.chosen && this.chosen.sku === this.sku ? this.chosen.availability : null;
    return html`
      ${title(this.range.name, `${this.range.brand} · ${category(this.range.category)}`)} ${keptNote(this.keptAt)}
      ${errorNote(this.error)} ${this.price()} ${where ? this.tiles(where) : nothing} ${this.matrix(this.range)}
      ${where ? this.places(where) : nothing} ${where ? this.onTheShelf() : nothing}
      ${this.range.description ? html`<p class="description">${this.range.description}</p>` : nothing} ${this.actions()}
    `;
  }

  private price() {
    const prices = [...new Set(this.range!.cells.flatMap((cell) => (cell.price ? [Number(cell.price.amount.amount)] : [])))];
    const cell = this.range!.cells.find((one) => one.product.sku === this.sku) ?? null;
    const price = (this.chosen?.sku === this.sku ? this.chosen.price : null) ?? cell?.price ?? null;
    const cheapest = this.range!.cells.find((one) => Number(one.price?.amount.amount) === Math.min(...prices));
    if (this.sku || !cheapest?.price) {
      return html`<p class="the-price ${this.switchedFrom ? 'switched' : ''}">
        ${price ? html`<span class="amount">${money(price.amount)}</span>` : html`<span class="quiet">${t('price.none')}</span>`}
        ${this.switchedFrom
          ? html`<span class="was">${t('price.was')} <s>${money(this.switchedFrom)}</s></span>`
          : nothing}
      </p>`;
    }
    const text = money(cheapest.price.amount);
    return html`<p class="the-price"><span class="amount">${prices.length > 1 ? t('price.from', {price: text}) : text}</span></p>`;
  }

  private matrix(style: Style) {
    return html`<section class="matrix" aria-label=${t('product.matrix')}>
      ${style.colours.map(
        (row) => html`<div role="group" aria-label=${colour(row)}>
          <h2><span class="swatch" style="--colour:${swatch(row)}"></span>${colour(row)}</h2>
          <div class="cells">
            ${style.sizes.map((size) => {
              const cell = style.cells.find((one) => one.product.colour === row && one.product.size === size);
              // A size that this colour was never made in keeps its place, so that columns stay columns.
              return cell ? this.cell(cell) : html`<span></span>`;
            })}
          </div>
        </div>`,
      )}
      <p class="legend" aria-hidden="true">
        ${(['here', 'near', 'elsewhere', 'nowhere'] as const).map((kind) => html`<span><i class=${kind}></i>${t(`legend.${kind}`)}</span>`)}
      </p>
    </section>`;
  }

  private cell(cell: Cell) {
    const elsewhere = Math.max(cell.availableNetwork - cell.availableHere, 0) + cell.availablePartner;
    const kind = cell.availableHere ? 'here' : cell.availableNear ? 'near' : elsewhere ? 'elsewhere' : 'nowhere';
    const n = cell.availableHere || cell.availableNear || elsewhere;
    const label =
      `${colour(cell.product.colour)} ${cell.product.size || t('product.onesize')}: ` + t(`cell.${kind}` as Key, {n});
    return html`<button
      type="button"
      class="cell ${kind}"
      aria-pressed=${cell.product.sku === this.sku ? 'true' : 'false'}
      aria-label=${label}
      @click=${() => this.choose(cell.product.sku)}
    >
      <b>${cell.product.size || '–'}</b>
      <small>${kind === 'here' ? n : kind === 'nowhere' ? '0' : `+${n > 99 ? 99 : n}`}</small>
    </button>`;
  }

  private tiles(where: Availability) {
    return html`<section class="where" aria-label=${t('stock.title')}>
      ${where.here
        ? nothing
        : html`<p class="sold-out">${t(where.network + where.partner ? 'stock.soldout' : 'product.nowhere')}</p>`}
      <dl class="tiles">
        ${(['here', 'near', 'network', 'partner'] as const).map(
          (scope) => html`<div class=${where[scope] ? (scope === 'here' ? 'here' : '') : 'none'}>
            <dt>${t(`stock.${scope}`)}</dt>
            <dd>${where[scope]}</dd>
          </div>`,
        )}
      </dl>
    </section>`;
  }

  /** What a clerk notices in front of the shelf: it is another number, or it was asked for and not there. */
  private onTheShelf() {
    return html`<section class="more">
      ${this.chosen!.availability!.here ? nothing : html`<keskio-wanted .what=${{sku: this.sku}}></keskio-wanted>`}
      <a class="button wide" href="${BASE}shelf?sku=${encodeURIComponent(this.sku)}">${icon('shelf')} ${t('shelf.title')}</a>
    </section>`;
  }

  private places(where: Availability) {
    const own = app.me?.store.code;
    const others = where.locations.filter((place) => place.location !== own);
    const shown = this.allPlaces ? others : others.slice(0, NEAREST);
    return html`<section class="places">
      <h2>${t('stock.title')}</h2>
      <ul class="lines">
        ${shown.map(
          (place) => html`<li>
            <span class="grow">${place.name || place.location}
              ${place.kind === 'store' ? nothing : html`<span class="quiet"> · ${t(`kind.${place.kind}`)}</span>`}</span>
            <span class="quiet">${km(place.distanceKm)}</span>
            <b>${place.available}</b>
          </li>`,
        )}
      </ul>
      ${others.length > shown.length
        ? html`<button class="wide quiet-button" type="button" @click=${() => (this.allPlaces = true)}>
            ${t('stock.all', {n: others.length})}
          </button>`
        : nothing}
    </section>`;
  }

  private actions() {
    const ready = this.chosen !== null && this.chosen.sku === this.sku;
    const where = this.chosen?.availability;
    const nowhere = ready && !!where && where.here + where.network + where.partner === 0;
    return html`<div class="actions">
      ${backButton('')}
      <button class="square" type="button" aria-label=${t('basket.add')} ?disabled=${!ready || nowhere} @click=${() => this.take()}>
        ${icon('basket')}
      </button>
      <button class="primary grow" type="button" ?disabled=${!ready} @click=${() => this.send()}>
        ${!this.sku ? t('product.choose') : nowhere ? t('product.ask') : t('product.send')}
      </button>
    </div>`;
  }

  private take(): void {
    const added = app.basket.add(this.chosen!);
    app.notify({
      text: added ? t('basket.added', {n: app.basket.pieces}) : t('basket.full'),
      link: {path: 'basket', text: t('tab.basket')},
    });
  }

  private send(): void {
    app.journey.begin([{product: this.chosen!, quantity: 1}]);
    go(`ways/${encodeURIComponent(this.chosen!.sku)}`);
  }
}

const SWATCHES: Record<string, string> = {
  black: '#1b1b1b',
  navy: '#1c2b4f',
  blue: '#2a6fc9',
  teal: '#11727c',
  turquoise: '#38bfc0',
  green: '#3a8a4a',
  olive: '#6b6b3a',
  grey: '#8d9296',
  gray: '#8d9296',
  charcoal: '#44494e',
  white: '#ffffff',
  sand: '#d8c39a',
  beige: '#dccfb4',
  brown: '#7a5230',
  red: '#c6303a',
  burgundy: '#6e1f33',
  orange: '#e8792b',
  yellow: '#f2cb3f',
  pink: '#ee9bb5',
  purple: '#7450a8',
  silver: '#c4cacd',
};

function swatch(word: string): string {
  return SWATCHES[word.toLowerCase()] ?? 'transparent';
}

customElements.define('keskio-product', ProductScreen);
