// Pieces that this store sends to another place without a customer's order: what, how many, where to. They leave the stock when
// it is confirmed, all of them or none.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api, Problem} from '../lib/api';
import {app} from '../lib/app';
import {km} from '../lib/format';
import {t} from '../lib/i18n';
import {placeName} from '../lib/places';
import {sentence} from '../lib/problems';
import {go} from '../lib/router';
import type {Place, PricedProduct} from '../lib/types';
import {View} from '../lib/view';
import {scanButton} from '../parts/camera';
import {icon} from '../parts/icons';
import {backButton, deedNote, errorNote, field, focusFault, loading, productName, reasons, stepper, title} from '../parts/pieces';

/** More than fit on a screen are found by typing. */
const SHOWN = 5;

interface Leaving {
  product: PricedProduct;
  quantity: number;
}

class SendOut extends View {
  @state() private accessor lines: Leaving[] = [];
  @state() private accessor code = '';
  @state() private accessor places: Place[] | null = null;
  @state() private accessor sought = '';
  @state() private accessor to = '';
  @state() private accessor reference = '';
  @state() private accessor busy = false;
  @state() private accessor error = '';

  heading(): string {
    return t('sendout.title');
  }

  protected override opened(): void {
    void this.readPlaces();
    this.onLive('open', () => this.places === null && void this.readPlaces());
  }

  private async readPlaces(): Promise<void> {
    try {
      // Partners have stock of their own; what is ours does not go there.
      this.places = (await api.places()).data.filter((place) => place.kind !== 'partner');
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
  }

  override scanned(code: string): boolean {
    if (!/^\d+$/.test(code) || this.deed.busy) {
      return this.deed.busy;
    }
    void this.add(code);
    return true;
  }

  private async add(code: string): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      const {data} = await api.product(code, app.language);
      const line = this.lines.find((one) => one.product.sku === data.sku) ?? {product: data, quantity: 0};
      this.lines = [line, ...this.lines.filter((one) => one !== line)];
      line.product = data;
      this.set(line, line.quantity + 1);
      this.code = '';
    } catch (error) {
      app.failed(error);
      this.error = error instanceof Problem && error.status === 404 ? t('scan.unknown', {code}) : sentence(error);
    }
    this.busy = false;
  }

  private set(line: Leaving, quantity: number): void {
    line.quantity = quantity;
    this.lines = this.lines.filter((one) => one.quantity > 0);
    this.deed.clear();
    app.announce(`${productName(line.product)}: ${quantity}`);
    navigator.vibrate?.(40);
  }

  private get pieces(): number {
    return this.lines.reduce((all, line) => all + line.quantity, 0);
  }

  private async confirm(): Promise<void> {
    const lines = this.lines.map(({product, quantity}) => ({sku: product.sku, quantity}));
    const {to, pieces} = this;
    const reference = this.reference.trim();
    const sent = await this.deed.do(['sendout', to, reference, lines], (id) => api.sendTransfer(to, lines, reference, id));
    if (sent) {
      app.notify({text: t('sendout.done', {n: pieces, store: placeName(to)})});
      go('tasks', true);
      return;
    }
    if (this.deed.problem instanceof Problem && this.deed.problem.reason === 'STOCK_SHORT') {
      this.deed.error = t('sendout.short');
      await this.readAgain();
    }
    void focusFault(this);
  }

  /** How many there are has changed since they were scanned. */
  private async readAgain(): Promise<void> {
    for (const line of this.lines) {
      try {
        line.product = (await api.product(line.product.sku, app.language)).data;
      } catch (error) {
        app.failed(error);
      }
    }
    this.requestUpdate();
  }

  override render() {
    return html`
      ${title(this.heading())} ${errorNote(this.error)}
      <p class="hint-line">${icon('scan')} ${t('sendout.hint')}</p>
      <form class="search add" @submit=${(event: Event) => { event.preventDefault(); void (this.code.trim() && this.add(this.code.trim())); }}>
        <label class="sr-only" for="code">${t('shelf.code')}</label>
        <input id="code" inputmode="numeric" maxlength="32" placeholder=${t('shelf.code')} .value=${this.code}
          @input=${(event: InputEvent) => (this.code = (event.target as HTMLInputElement).value)} />
      </form>
      ${this.busy ? loading() : nothing}
      ${this.lines.length
        ? html`<ul class="list">
              ${this.lines.map((line) => this.line(line))}
            </ul>
            ${this.where()}
            ${field('reference', t('sendout.reference'), this.reference, (reference) => (this.reference = reference), {
              optional: true,
              maxlength: 64,
            })}`
        : nothing}
      <div class="actions">
        ${deedNote(this.deed)} ${backButton('tasks')} ${scanButton((code) => this.scanned(code))}
        <button class="primary grow" type="button" ?disabled=${this.deed.busy || !this.pieces || !this.to} @click=${() => this.confirm()}>
          ${this.deed.busy ? t('loading') : t('sendout.confirm', {n: this.pieces})}
        </button>
      </div>
    `;
  }

  private line(line: Leaving) {
    const here = line.product.availability?.here ?? 0;
    const name = productName(line.product);
    return html`<li class="row line">
      <span class="grow">
        <b class="name">${name}</b>
        <span class=${line.quantity > here ? 'due late' : 'quiet'}>${t('sendout.here', {n: here})}</span>
      </span>
      ${stepper(name, line.quantity, (n) => this.set(line, n), 0, 999)}
    </li>`;
  }

  private where() {
    if (this.places === null) {
      return this.error ? nothing : loading();
    }
    const sought = this.sought.trim().toLowerCase();
    const fitting = this.places.filter((place) =>
      [place.code, place.name, place.town].some((text) => text.toLowerCase().includes(sought)),
    );
    const shown = fitting.filter((place, i) => i < SHOWN || place.code === this.to);
    return html`
      ${this.places.length > SHOWN
        ? field('sought', t('sendout.seek'), this.sought, (sought) => (this.sought = sought), {optional: true, maxlength: 60})
        : nothing}
      ${shown.length
        ? reasons(
            t('sendout.where'),
            shown.map((place) => ({
              value: place.code,
              text: place.name,
              more: `${place.town} · ${km(place.distanceKm)}`,
            })),
            this.to,
            (to) => (this.to = to),
          )
        : html`<p class="quiet" role="status">${t('sendout.nowhere')}</p>`}
    `;
  }
}

customElements.define('keskio-sendout', SendOut);
