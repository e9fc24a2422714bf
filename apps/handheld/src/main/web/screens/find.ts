// Find a product: words, a typed or scanned GTIN, the camera.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {category, colour, dayAndClock, line, money} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {sentence} from '../lib/problems';
import {BASE, go} from '../lib/router';
import type {Facet, Hit} from '../lib/types';
import {View} from '../lib/view';
import {scanButton} from '../parts/camera';
import {icon} from '../parts/icons';
import {errorNote, keptNote, loading, title} from '../parts/pieces';
import '../parts/wanted';

const SHOWN_VALUES = 14;

class Find extends View {
  @state() private accessor q = app.found?.q ?? '';
  @state() private accessor filters: Record<string, string[]> = app.found?.filters ?? {};
  @state() private accessor openFacet = '';
  @state() private accessor busy = false;
  @state() private accessor error = '';
  private asked = 0;

  heading(): string {
    return t('find.title');
  }

  private submit(event: Event): void {
    event.preventDefault();
    this.filters = {};
    this.openFacet = '';
    this.querySelector<HTMLInputElement>('#q')?.blur();
    void this.search();
  }

  private async search(pageToken?: string): Promise<void> {
    const asked = ++this.asked;
    this.busy = true;
    this.error = '';
    try {
      const {data, keptAt} = await api.search(this.q.trim(), this.filters, app.language, pageToken);
      if (asked !== this.asked) {
        return; // a newer search is on its way
      }
      if (data.exactSku && data.hits[0] && !pageToken) {
        go(`product/${encodeURIComponent(data.hits[0].style)}?sku=${encodeURIComponent(data.exactSku)}`);
      }
      app.found = {
        q: this.q,
        filters: this.filters,
        hits: pageToken ? [...(app.found?.hits ?? []), ...data.hits] : data.hits,
        total: data.total,
        facets: data.facets,
        nextPageToken: data.nextPageToken,
        keptAt,
      };
      if (!pageToken) {
        app.announce(t('find.count', {n: data.total}));
      }
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    } finally {
      if (asked === this.asked) {
        this.busy = false;
      }
    }
  }

  private toggle(field: string, value: string): void {
    const values = this.filters[field] ?? [];
    const others = values.filter((other) => other !== value);
    this.filters = {...this.filters, [field]: others.length < values.length ? others : [...values, value]};
    void this.search();
  }

  override render() {
    const found = app.found;
    return html`
      ${title(t('find.title'))}
      ${errorNote(this.error)}
      ${found ? this.results() : this.busy ? loading() : this.hint()}
      <form class="actions search" role="search" @submit=${(event: Event) => this.submit(event)}>
        <label class="sr-only" for="q">${t('find.label')}</label>
        <input
          id="q"
          type="search"
          enterkeyhint="search"
          autocomplete="off"
          maxlength="200"
          placeholder=${t('find.placeholder')}
          .value=${this.q}
          @input=${(event: InputEvent) => (this.q = (event.target as HTMLInputElement).value)}
        />
        <button class="primary square" aria-label=${t('find.go')}>${icon('search')}</button>
        ${scanButton((code) => document.querySelector<View>('keskio-app')?.scanned(code))}
      </form>
    `;
  }

  private hint() {
    const {products, sends} = app.recent;
    return products.length + sends.length
      ? this.recent()
      : html`<div class="empty">
          <div class="big">${icon('scan')}</div>
          <p>${t('find.hint')}</p>
        </div>`;
  }

  private recent() {
    const {products, sends} = app.recent;
    return html`<p class="quiet">${t('find.hint')}</p>
      ${products.length
        ? html`<h2>${t('recent.products')}</h2>
            <ul class="list tight">
              ${products.map(
                (one) => html`<li>
                  <a class="row" href="${BASE}product/${encodeURIComponent(one.style)}?sku=${encodeURIComponent(one.sku)}">
                    <span class="grow"><b class="name">${one.name}</b><span class="quiet">${colour(one.colour)} · ${one.size}</span></span>
                  </a>
                </li>`,
              )}
            </ul>`
        : nothing}
      ${sends.length
        ? html`<h2>${t('recent.sends')}</h2>
            <ul class="list tight">
              ${sends.map(
                (one) => html`<li>
                  <a class="row" href="${BASE}orders/${encodeURIComponent(one.sendOrderId)}">
                    <span class="grow"><b class="name">${one.number}</b><span class="quiet">${one.productName}</span></span>
                    <span class="quiet">${line(dayAndClock(one.time, app.zone))}</span>
                  </a>
                </li>`,
              )}
            </ul>`
        : nothing}`;
  }

  private results() {
    const found = app.found!;
    return html`
      ${keptNote(found.keptAt)} ${this.facets(found.facets)}
      <p class="total">${this.busy ? loading() : t('find.count', {n: found.total})}</p>
      ${found.hits.length === 0
        ? html`<div class="empty">
            <p>${t('find.nothing')}</p>
            ${found.q.trim() ? html`<keskio-wanted .what=${{words: found.q.trim()}} .name=${found.q.trim()}></keskio-wanted>` : nothing}
          </div>`
        : html`<ul class="list">
            ${found.hits.map((hit) => this.hit(hit))}
          </ul>`}
      ${found.nextPageToken
        ? html`<button class="wide" type="button" ?disabled=${this.busy} @click=${() => this.search(found.nextPageToken)}>
            ${t('find.more')}
          </button>`
        : nothing}
    `;
  }

  private facets(facets: Facet[]) {
    const useful = facets.filter((facet) => facet.values.length > 1 || this.filters[facet.field]?.length);
    if (useful.length === 0) {
      return nothing;
    }
    const open = useful.find((facet) => facet.field === this.openFacet);
    return html`<div class="facets">
      <div class="chips" role="group" aria-label=${t('find.narrow')}>
        ${useful.map((facet) => {
          const chosen = this.filters[facet.field]?.length ?? 0;
          return html`<button
            type="button"
            class="chip-button ${chosen ? 'chosen' : ''}"
            aria-expanded=${facet === open ? 'true' : 'false'}
            @click=${() => (this.openFacet = facet === open ? '' : facet.field)}
          >
            ${t(`facet.${facet.field}` as Key)}${chosen ? ` (${chosen})` : ''}
          </button>`;
        })}
      </div>
      ${open
        ? html`<div class="chips wrap" role="group" aria-label=${t(`facet.${open.field}` as Key)}>
            ${this.valuesOf(open).map((value) => {
              const chosen = this.filters[open.field]?.includes(value.value) ?? false;
              return html`<button
                type="button"
                class="chip-button ${chosen ? 'chosen' : ''}"
                aria-pressed=${chosen ? 'true' : 'false'}
                @click=${() => this.toggle(open.field, value.value)}
              >
                ${facetWord(open.field, value.value)} <small>${value.count}</small>
              </button>`;
            })}
          </div>`
        : nothing}
    </div>`;
  }

  /** What is chosen stays in sight even when nothing matches it any more. */
  private valuesOf(facet: Facet): Facet['values'] {
    const chosen = (this.filters[facet.field] ?? []).filter((value) => !facet.values.some((one) => one.value === value));
    return [...chosen.map((value) => ({value, count: 0})), ...facet.values].slice(0, SHOWN_VALUES + chosen.length);
  }

  private hit(hit: Hit) {
    const elsewhere = Math.max(0, hit.availableAnywhere - hit.availableHere);
    return html`<li>
      <a class="row" href="${BASE}product/${encodeURIComponent(hit.style)}">
        ${hit.imageUrl ? html`<img src=${hit.imageUrl} alt="" loading="lazy" width="56" height="56" />` : nothing}
        <span class="grow">
          <b class="name">${hit.name}</b>
          <span class="quiet">${hit.brand}${hit.sizes.length > 1 ? ` · ${hit.sizes[0]}–${hit.sizes.at(-1)}` : ''}</span>
          <span class="counts">
            <span class=${hit.availableHere ? 'here' : 'none'}>${t('stock.here')} <b>${hit.availableHere}</b></span>
            <span class=${elsewhere ? '' : 'none'}>${t('stock.elsewhere')} <b>${elsewhere}</b></span>
          </span>
        </span>
        <b class="price">${hit.price ? money(hit.price.amount) : html`<span class="quiet">${t('price.none')}</span>`}</b>
      </a>
    </li>`;
  }
}

function facetWord(field: string, value: string): string {
  return field === 'colour' ? colour(value) : field === 'category' ? category(value) : value;
}

customElements.define('keskio-find', Find);
