// Goods that arrive: each piece scanned or counted, and what differs told before it is confirmed. A transfer says what should be
// in it; a supplier's delivery has only its note.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {stripped} from '../lib/gtin';
import {t} from '../lib/i18n';
import {placeName} from '../lib/places';
import {sentence} from '../lib/problems';
import {go} from '../lib/router';
import type {PricedProduct, Transfer} from '../lib/types';
import {View} from '../lib/view';
import {scanButton} from '../parts/camera';
import {icon} from '../parts/icons';
import {backButton, deedNote, errorNote, field, focusFault, keptNote, loading, productName, stepper, title} from '../parts/pieces';

interface Arrived {
  sku: string;
  product: PricedProduct | null;
  /** How many should come; null when nobody said. */
  expected: number | null;
  counted: number;
}

class TransferScreen extends View {
  @state() private accessor transfer: Transfer | null = null;
  @state() private accessor lines: Arrived[] = [];
  @state() private accessor reference = '';
  @state() private accessor fault = '';
  @state() private accessor error = '';
  @state() private accessor keptAt: Date | null = null;
  @state() private accessor busy = true;

  private get fromSupplier(): boolean {
    return this.parameters['id'] === 'new';
  }

  heading(): string {
    return t(this.fromSupplier ? 'receive.supplier' : 'receive.transfer');
  }

  protected override opened(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    if (!this.fromSupplier) {
      try {
        const {data, keptAt} = await api.transfers();
        this.keptAt = keptAt;
        this.transfer = data.transfers.find((one) => one.transferId === this.parameters['id']) ?? null;
        this.error = this.transfer ? '' : t('problem.TRANSFER_UNKNOWN');
        this.lines = (this.transfer?.lines ?? []).map(({sku, sent, received}) => ({
          sku,
          product: null,
          expected: sent - received,
          counted: 0,
        }));
        await Promise.all(this.lines.map((line) => this.name(line)));
      } catch (error) {
        app.failed(error);
        this.error = sentence(error);
      }
    }
    this.busy = false;
  }

  /** Names and barcodes help; without them there is still the SKU. */
  private async name(line: Arrived): Promise<void> {
    try {
      line.product = (await api.product(line.sku, app.language)).data;
      this.requestUpdate();
    } catch (error) {
      app.failed(error);
    }
  }

  override scanned(code: string): boolean {
    if (!/^\d+$/.test(code) || this.deed.busy) {
      return this.deed.busy;
    }
    const line = this.lines.find((one) => one.product && stripped(one.product.gtin) === stripped(code));
    if (line) {
      this.set(line, line.counted + 1);
    } else {
      void this.unexpected(code);
    }
    return true;
  }

  private async unexpected(code: string): Promise<void> {
    try {
      const {data} = await api.product(code, app.language);
      const known = this.lines.find((one) => one.sku === data.sku);
      if (known) {
        known.product = data;
        this.set(known, known.counted + 1);
      } else {
        const line = {sku: data.sku, product: data, expected: this.fromSupplier ? null : 0, counted: 0};
        this.lines = [...this.lines, line];
        this.set(line, 1);
        this.error = this.fromSupplier ? '' : t('receive.notlisted', {product: productName(data)});
      }
    } catch (error) {
      app.failed(error);
      this.error = t('scan.unknown', {code});
    }
  }

  private set(line: Arrived, counted: number): void {
    line.counted = counted;
    this.error = '';
    app.announce(`${line.product ? productName(line.product) : line.sku}: ${counted}`);
    navigator.vibrate?.(40);
    this.requestUpdate();
  }

  private allHere(): void {
    this.lines = this.lines.map((line) => ({...line, counted: line.expected ?? line.counted}));
  }

  private async confirm(): Promise<void> {
    const lines = this.lines.flatMap(({sku, counted}) => (counted ? [{sku, quantity: counted}] : []));
    if (this.fromSupplier && !this.reference.trim()) {
      this.fault = t('field.missing');
      return focusFault(this);
    }
    const reference = this.reference.trim();
    const done = this.fromSupplier
      ? await this.deed.do(['receipt', reference, lines], (id) =>
          api.receipt(reference, lines, id),
        )
      : await this.deed.do(['transfer', this.parameters['id'], lines], (id) =>
          api.receiveTransfer(this.parameters['id']!, lines, id),
        );
    if (done) {
      app.notify({text: t('receive.done', {n: lines.reduce((all, line) => all + line.quantity, 0)})});
      go('receive', true);
    } else {
      void focusFault(this);
    }
  }

  override render() {
    const counted = this.lines.reduce((all, line) => all + line.counted, 0);
    const differs = this.lines.filter((line) => line.expected !== null && line.expected !== line.counted);
    return html`
      ${title(this.heading(), this.transfer ? placeName(this.transfer.from) : undefined)} ${keptNote(this.keptAt)}
      ${errorNote(this.error)} ${this.busy ? loading() : nothing}
      ${this.fromSupplier
        ? field('reference', t('receive.reference'), this.reference, (reference) => { this.reference = reference; this.fault = ''; }, {
            maxlength: 64,
            error: this.fault,
          })
        : nothing}
      <p class="hint-line">${icon('scan')} ${t('receive.hint')}</p>
      ${this.lines.length
        ? html`<ul class="list">
            ${this.lines.map((line) => this.line(line))}
          </ul>`
        : nothing}
      ${counted > 0 && differs.length
        ? html`<p class="note changed">${icon('warn')} <span>${t('receive.differs', {n: differs.length})}</span></p>`
        : nothing}
      <div class="actions">
        ${deedNote(this.deed)} ${backButton('receive')} ${scanButton((code) => this.scanned(code))}
        ${counted === 0 && this.lines.length && !this.fromSupplier
          ? html`<button class="primary grow" type="button" @click=${() => this.allHere()}>${t('receive.all')}</button>`
          : html`<button class="primary grow" type="button" ?disabled=${this.deed.busy || counted === 0} @click=${() => this.confirm()}>
              ${this.deed.busy ? t('loading') : t('receive.confirm', {n: counted})}
            </button>`}
      </div>
    `;
  }

  private line(line: Arrived) {
    const name = line.product ? productName(line.product) : line.sku;
    const off = line.expected !== null && line.counted > 0 && line.counted !== line.expected;
    return html`<li class="row line">
      <span class="grow">
        <b class="name">${name}</b>
        ${line.expected === null
          ? nothing
          : html`<span class=${off ? 'due late' : 'quiet'}>${t('receive.expected', {n: line.expected})}</span>`}
      </span>
      ${stepper(name, line.counted, (n) => this.set(line, n), 0, 9_999)}
    </li>`;
  }
}

customElements.define('keskio-transfer', TransferScreen);
