// Pieces that several screens show alike.
import {html, nothing, type TemplateResult} from 'lit';
import {app} from '../lib/app';
import type {Line} from '../lib/basket';
import type {Deed} from '../lib/deed';
import {age, colour} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {go} from '../lib/router';
import type {Leg, Order, PricedProduct, Way} from '../lib/types';
import type {Content} from '../lib/view';
import {icon, type Icon} from './icons';

export function title(text: string, over?: string): TemplateResult {
  return html`<h1 tabindex="-1">${over ? html`<span class="over">${over}</span> ` : nothing}${text}</h1>`;
}

/** Says how old it is when what is shown was kept from before. */
export function keptNote(keptAt: Date | null): Content {
  return keptAt
    ? html`<p class="note kept">${icon('clock')} ${t('net.kept', {age: age(keptAt)})}</p>`
    : nothing;
}

export function errorNote(text: string): Content {
  return text ? html`<p class="note error" role="alert">${icon('warn')} <span>${text}</span></p>` : nothing;
}

/** How it stands with what the clerk did: still asking, not known, or refused. */
export function deedNote(deed: Deed): Content {
  if (deed.busy && deed.tries > 1) {
    return html`<div class="note changed" role="status">
      <span class="dots" aria-hidden="true"></span>
      <div class="grow">
        <b>${t('deed.notyet')}</b>
        <p>${t('deed.same', {n: deed.tries})}</p>
        <button class="wide" type="button" @click=${() => deed.stop()}>${t('send.stop')}</button>
      </div>
    </div>`;
  }
  return deed.unsure
    ? html`<p class="note changed" role="alert">${icon('warn')} <span><b>${t('deed.unsure')}</b> ${t('deed.unsure.text')}</span></p>`
    : errorNote(deed.error);
}

/** A product as a person would name it: "Merino Half-Zip, Black M". */
export function productName(product: PricedProduct): string {
  return `${product.name}, ${colour(product.colour)} ${product.size}`.trim();
}

/** The name of a SKU among lines that are known. */
export function nameIn(lines: Line[], sku: string): string {
  const line = lines.find((one) => one.product.sku === sku);
  return line ? productName(line.product) : sku;
}

/** Less, how many, more: large enough for a thumb in a glove. */
export function stepper(label: string, n: number, onChange: (n: number) => void, least = 0, most = 99): TemplateResult {
  return html`<span class="stepper" role="group" aria-label=${label}>
    <button type="button" class="square" aria-label=${t('less')} ?disabled=${n <= least} @click=${() => onChange(n - 1)}>–</button>
    <b aria-live="polite">${n}</b>
    <button type="button" class="square" aria-label=${t('more')} ?disabled=${n >= most} @click=${() => onChange(n + 1)}>+</button>
  </span>`;
}

export function loading(): TemplateResult {
  return html`<p class="loading" role="status"><span class="dots" aria-hidden="true"></span> ${t('loading')}</p>`;
}

/** Back, for the thumb. */
export function backButton(otherwise: string): TemplateResult {
  return html`<button
    class="square"
    type="button"
    aria-label=${t('back')}
    @click=${() => go(otherwise)}
  >
    ${icon('back')}
  </button>`;
}

export function wayIcon(way: Way): Icon {
  switch (way) {
    case 'carry':
      return 'hand';
    case 'pick_up_there':
      return 'shop';
    case 'ship_to_store':
      return 'truck';
    case 'ship_home':
      return 'home';
  }
}

export function wayText(leg: Leg): string {
  const from = {source: leg.sourceName || leg.source, destination: leg.destinationName || leg.destination};
  return t(`way.${leg.way}` as Key, from);
}

export function stateText(order: Order): string {
  return t(`state.${order.state}` as Key);
}

/** Finished, waiting or moving: colour never says it alone. */
export function stateChip(order: Order): TemplateResult {
  const ended = ['delivered', 'collected'].includes(order.state);
  const off = ['cancelled', 'expired', 'returned'].includes(order.state);
  const waits = order.state === 'awaiting_choice';
  return html`<span class="chip ${ended ? 'good' : off ? 'off' : waits ? 'waits' : 'going'}">${stateText(order)}</span>`;
}

/** "Black, M": the colour in the clerk's language. */
export function variant(text: string): string {
  const [first, ...others] = text.split(', ');
  return [colour(first ?? ''), ...others].join(', ');
}

export function field(name: string, label: string, value: string, onInput: (value: string) => void, more: FieldOptions = {}): TemplateResult {
  const bad = more.error ?? '';
  return html`<div class="field ${bad ? 'bad' : ''}">
    <label for=${name}>${label}${more.optional ? html` <span class="optional">${t('optional')}</span>` : nothing}</label>
    <input
      id=${name}
      name=${name}
      type=${more.type ?? 'text'}
      inputmode=${more.inputmode ?? 'text'}
      autocomplete="off"
      autocapitalize=${more.type === 'email' ? 'none' : 'words'}
      spellcheck="false"
      maxlength=${more.maxlength ?? 100}
      .value=${value}
      ?disabled=${more.disabled ?? false}
      aria-invalid=${bad ? 'true' : 'false'}
      aria-describedby=${bad ? `${name}-error` : more.hint ? `${name}-hint` : nothing}
      @input=${(event: InputEvent) => onInput((event.target as HTMLInputElement).value)}
    />
    ${bad
      ? html`<p class="fault" id="${name}-error">${bad}</p>`
      : more.hint
        ? html`<p class="hint" id="${name}-hint">${more.hint}</p>`
        : nothing}
  </div>`;
}

export interface FieldOptions {
  type?: string;
  inputmode?: string;
  maxlength?: number;
  hint?: string;
  error?: string;
  optional?: boolean;
  disabled?: boolean;
}

/** One choice of a few; none is made beforehand. */
export function choice<T extends string>(
  name: string,
  legend: string,
  options: {value: T; text: string}[],
  chosen: T | '',
  onChange: (value: T) => void,
  error = '',
): TemplateResult {
  return html`<fieldset class="choice ${error ? 'bad' : ''}" aria-describedby=${error ? `${name}-error` : nothing}>
    <legend>${legend}</legend>
    <div class="segments">
      ${options.map(
        (option) => html`<label class="segment">
          <input
            type="radio"
            name=${name}
            value=${option.value}
            .checked=${option.value === chosen}
            @change=${() => onChange(option.value)}
          />
          <span>${option.text}</span>
        </label>`,
      )}
    </div>
    ${error ? html`<p class="fault" id="${name}-error">${error}</p>` : nothing}
  </fieldset>`;
}

/** One of a few answers, each as large as a thumb; none is chosen beforehand. */
export function reasons<T extends string>(
  legend: string,
  options: {value: T; text: string; more?: string}[],
  chosen: T | '',
  onChange: (value: T) => void,
): TemplateResult {
  return html`<fieldset class="plans">
    <legend><b>${legend}</b></legend>
    ${options.map(
      (option) => html`<label class="plan">
        <input type="radio" name="reason" .checked=${option.value === chosen} @change=${() => onChange(option.value)} />
        <span class="card line"><span>${option.text}${option.more ? html`<small>${option.more}</small>` : nothing}</span></span>
      </label>`,
    )}
  </fieldset>`;
}

export function tick(text: string, ticked: boolean, onChange: (ticked: boolean) => void): TemplateResult {
  return html`<label class="tick">
    <input
      type="checkbox"
      .checked=${ticked}
      @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
    />
    <span>${text}</span>
  </label>`;
}

/** Takes the focus to what is wrong, once it is drawn. */
export async function focusFault(view: HTMLElement & {updateComplete: Promise<boolean>}): Promise<void> {
  await view.updateComplete;
  const fault = view.querySelector<HTMLElement>('.bad input, .bad select, .note.error');
  if (fault) {
    fault.tabIndex = fault.matches('input, select') ? 0 : -1;
    fault.focus();
    fault.scrollIntoView({block: 'center'});
  }
}

export function isMine(order: Order): boolean {
  return order.source === app.me?.store.code;
}
