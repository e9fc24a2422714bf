// Where it is sent, when it goes home.
import {html} from 'lit';
import {state} from 'lit/decorators.js';
import {app} from '../lib/app';
import {country} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {go} from '../lib/router';
import type {Address} from '../lib/types';
import {View} from '../lib/view';
import {backButton, field, focusFault, title} from '../parts/pieces';
import {nameOf} from './customer';

const COUNTRIES = ['FI', 'SE', 'NO', 'DK', 'EE'];
const FIELDS = ['recipient', 'street', 'postcode', 'town'] as const;

class Delivery extends View {
  @state() private accessor address: Address = app.journey.deliverTo ?? {
    recipient: app.journey.customer ? nameOf(app.journey.customer) : '',
    street: '',
    postcode: '',
    town: '',
    country: app.me?.store.country ?? 'FI',
  };
  @state() private accessor faults: Record<string, string> = {};

  heading(): string {
    return t('delivery.title');
  }

  protected override opened(): void {
    if (!app.journey.customer) {
      go('', true);
    }
  }

  private next(event: Event): void {
    event.preventDefault();
    this.faults = Object.fromEntries(
      FIELDS.filter((name) => !this.address[name].trim()).map((name) => [name, t('field.missing')]),
    );
    if (Object.keys(this.faults).length) {
      this.requestUpdate();
      void focusFault(this);
      return;
    }
    app.journey.change({deliverTo: this.address});
    go('review');
  }

  override render() {
    const countries = COUNTRIES.includes(this.address.country) ? COUNTRIES : [this.address.country, ...COUNTRIES];
    return html`
      ${title(t('delivery.title'))}
      <form id="delivery" novalidate @submit=${(event: Event) => this.next(event)}>
        ${FIELDS.map((name) =>
          field(name, t(`field.${name}` as Key), this.address[name], (value) => {
            this.address = {...this.address, [name]: value};
            const {[name]: _, ...others} = this.faults;
            this.faults = others;
          }, {
            error: this.faults[name] ?? '',
            inputmode: name === 'postcode' && this.address.country !== 'GB' ? 'numeric' : 'text',
          }),
        )}
        <div class="field">
          <label for="country">${t('field.country')}</label>
          <select
            id="country"
            @change=${(event: Event) =>
              (this.address = {...this.address, country: (event.target as HTMLSelectElement).value})}
          >
            ${countries.map(
              (code) => html`<option value=${code} ?selected=${code === this.address.country}>${country(code)}</option>`,
            )}
          </select>
        </div>
      </form>
      <div class="actions">
        ${backButton('customer')}
        <button class="primary grow" form="delivery">${t('delivery.go')}</button>
      </div>
    `;
  }
}

customElements.define('keskio-delivery', Delivery);
