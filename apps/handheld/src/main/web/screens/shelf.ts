// In front of the shelf: how many there really are, or that some cannot be sold.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {colour} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {sentence} from '../lib/problems';
import {queryOf} from '../lib/router';
import type {PricedProduct} from '../lib/types';
import {View} from '../lib/view';
import {scanButton} from '../parts/camera';
import {icon} from '../parts/icons';
import {backButton, choice, deedNote, errorNote, field, focusFault, loading, reasons, title} from '../parts/pieces';

const DAMAGES = ['broken', 'stained', 'stolen', 'other'] as const;

type Mode = 'count' | 'damage';

class Shelf extends View {
  @state() private accessor mode: Mode = 'count';
  @state() private accessor product: PricedProduct | null = null;
  @state() private accessor code = '';
  @state() private accessor number = '';
  @state() private accessor fault = '';
  @state() private accessor reason: (typeof DAMAGES)[number] | '' = '';
  @state() private accessor busy = false;
  @state() private accessor error = '';
  /** What the last one came to, in words. */
  @state() private accessor last = '';

  heading(): string {
    return t('shelf.title');
  }

  protected override opened(): void {
    const sku = queryOf('sku');
    if (sku) {
      void this.find(sku);
    }
  }

  override scanned(code: string): boolean {
    if (!/^\d+$/.test(code) || this.deed.busy) {
      return this.deed.busy;
    }
    void this.find(code);
    return true;
  }

  private async find(code: string): Promise<void> {
    this.busy = true;
    this.error = '';
    this.last = '';
    this.deed.clear();
    try {
      this.product = (await api.product(code, app.language)).data;
      this.number = '';
      this.reason = '';
      this.code = '';
      app.announce(this.product.name);
      await this.updateComplete;
      this.querySelector<HTMLInputElement>('#number')?.focus();
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
    this.busy = false;
  }

  private async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const sku = this.product!.sku;
    const n = Number(this.number);
    if (!/^\d{1,4}$/.test(this.number.trim()) || (this.mode === 'damage' && n === 0)) {
      this.fault = t('shelf.number.missing');
      return focusFault(this);
    }
    const told = this.mode === 'count' ? await this.count(sku, n) : await this.damage(sku, n);
    if (told) {
      this.last = told;
      this.product = null;
      app.announce(told, true);
    } else {
      void focusFault(this);
    }
  }

  private async count(sku: string, counted: number): Promise<string | null> {
    const answer = await this.deed.do(['count', sku, counted], (id) => api.count(sku, counted, id));
    if (!answer) {
      return null;
    }
    const {difference} = answer;
    return difference
      ? t('shelf.corrected', {n: counted, before: counted - difference})
      : t('shelf.right', {n: counted});
  }

  private async damage(sku: string, n: number): Promise<string | null> {
    const answer = await this.deed.do(['damage', sku, n, this.reason], (id) => api.damage(sku, n, this.reason, id));
    return answer && t('shelf.damaged', {n});
  }

  override render() {
    const ready = this.product !== null && this.number.trim() !== '' && (this.mode === 'count' || this.reason !== '');
    return html`
      ${title(t('shelf.title'))}
      ${choice<Mode>(
        'mode',
        t('shelf.what'),
        [
          {value: 'count', text: t('shelf.count')},
          {value: 'damage', text: t('shelf.damage')},
        ],
        this.mode,
        (mode) => (this.mode = mode),
      )}
      ${errorNote(this.error)}
      ${this.last ? html`<p class="note good" role="status">${icon('check')} <span>${this.last}</span></p>` : nothing}
      ${this.busy ? loading() : this.product ? this.form(this.product) : this.hint()}
      <div class="actions">
        ${deedNote(this.deed)} ${backButton('tasks')} ${scanButton((code) => this.scanned(code))}
        ${this.product
          ? html`<button class="primary grow" form="shelf" ?disabled=${this.deed.busy || !ready}>
              ${this.deed.busy ? t('loading') : t(`shelf.${this.mode}.confirm`)}
            </button>`
          : html`<form class="search grow" @submit=${(event: Event) => { event.preventDefault(); void this.find(this.code.trim()); }}>
              <label class="sr-only" for="code">${t('shelf.code')}</label>
              <input id="code" inputmode="numeric" maxlength="32" placeholder=${t('shelf.code')} .value=${this.code}
                @input=${(event: InputEvent) => (this.code = (event.target as HTMLInputElement).value)} />
            </form>`}
      </div>
    `;
  }

  private hint() {
    return html`<div class="empty">
      <div class="big">${icon('shelf')}</div>
      <p>${t('shelf.hint')}</p>
    </div>`;
  }

  private form(product: PricedProduct) {
    return html`<form id="shelf" class="code-form" novalidate @submit=${(event: Event) => this.confirm(event)}>
      <section class="panel item">
        <p class="big-name">${product.name}</p>
        <p class="big-variant">${colour(product.colour)} · ${product.size}</p>
        <p class="quiet code">${product.gtin || product.sku}</p>
      </section>
      ${field('number', t(`shelf.${this.mode}.number`), this.number, (number) => { this.number = number; this.fault = ''; }, {
        inputmode: 'numeric',
        maxlength: 4,
        error: this.fault,
      })}
      ${this.mode === 'damage'
        ? reasons(
            t('shelf.why'),
            DAMAGES.map((reason) => ({value: reason, text: t(`damage.${reason}` as Key)})),
            this.reason,
            (reason) => (this.reason = reason),
          )
        : nothing}
    </form>`;
  }
}

customElements.define('keskio-shelf', Shelf);
