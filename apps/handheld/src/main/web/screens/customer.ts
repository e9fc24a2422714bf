// Who is it for? Recognised by what they show or say, or made known if they wish.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api, Problem} from '../lib/api';
import {app} from '../lib/app';
import {locales, t, type Key} from '../lib/i18n';
import {fieldsOf, sentence} from '../lib/problems';
import {go} from '../lib/router';
import type {Channel, ConsentPurpose, Customer, IdentifierKind, NewCustomer} from '../lib/types';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {backButton, choice, deedNote, errorNote, field, focusFault, tick, title} from '../parts/pieces';

const KINDS: IdentifierKind[] = ['phone', 'email', 'loyalty_card'];
const CHANNELS: Channel[] = ['store', 'web', 'customer_service'];
const PURPOSES: ConsentPurpose[] = ['marketing_email', 'personalisation', 'clerk_view'];

type Answer = 'yes' | 'no' | '';

class CustomerScreen extends View {
  @state() private accessor value = '';
  @state() private accessor kind: IdentifierKind | '' = '';
  @state() private accessor customer: Customer | null = app.journey.customer;
  @state() private accessor unknown = false;
  @state() private accessor creating = false;
  @state() private accessor busy = false;
  @state() private accessor error = '';
  @state() private accessor faults: Record<string, string> = {};

  @state() private accessor given = '';
  @state() private accessor family = '';
  @state() private accessor identifiers: Record<IdentifierKind, string> = {phone: '', email: '', loyalty_card: ''};
  @state() private accessor language = '';
  @state() private accessor channels: Record<IdentifierKind, Set<Channel>> = {phone: new Set(), email: new Set(), loyalty_card: new Set()};
  @state() private accessor consents: Record<ConsentPurpose, Answer> = {marketing_email: '', personalisation: '', clerk_view: ''};
  @state() private accessor club: Answer = '';

  heading(): string {
    return t('customer.title');
  }

  protected override opened(): void {
    if (!app.journey.plan) {
      go('', true);
    }
  }

  override scanned(digits: string): boolean {
    if (!/^\d+$/.test(digits)) {
      return false;
    }
    if (this.creating) {
      this.identifiers.loyalty_card = digits;
      this.requestUpdate();
    } else {
      this.value = digits;
      this.kind = 'loyalty_card';
      void this.recognise();
    }
    return true;
  }

  private async recognise(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.busy) {
      return;
    }
    const kind = this.kind || guess(this.value);
    this.error = '';
    this.faults = {};
    this.unknown = false;
    this.customer = null;
    if (!this.value.trim()) {
      this.faults = {value: t('customer.value.missing')};
      return focusFault(this);
    }
    this.busy = true;
    try {
      const {customer} = await api.recognise(kind, this.value.trim(), 'send: find the customer');
      this.customer = customer;
      this.unknown = customer === null;
      app.announce(customer ? t('customer.found', {name: nameOf(customer)}) : t('customer.unknown'));
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
    this.busy = false;
  }

  private async startCreating(): Promise<void> {
    const kind = this.kind || guess(this.value);
    if (this.unknown) {
      this.identifiers[kind] = this.value.trim();
    }
    this.creating = true;
    this.error = '';
    this.faults = {};
    await this.updateComplete;
    this.querySelector<HTMLElement>('h1')?.focus();
    window.scrollTo(0, 0);
  }

  private async create(event: Event): Promise<void> {
    event.preventDefault();
    if (this.deed.busy) {
      return;
    }
    this.faults = this.missing();
    this.deed.clear();
    if (Object.keys(this.faults).length) {
      this.requestUpdate();
      return focusFault(this);
    }
    const body = this.body();
    const customer = await this.deed.do(['customer', body], (id) => api.createCustomer(body, id));
    if (customer) {
      this.customer = customer;
      this.next(customer);
      return;
    }
    this.faults = Object.fromEntries(fieldsOf(this.deed.problem).map((name) => [name, t('field.wrong')]));
    if (this.deed.problem instanceof Problem && this.deed.problem.reason === 'IDENTIFIER_TAKEN') {
      this.unknown = false;
    }
    void focusFault(this);
  }

  private missing(): Record<string, string> {
    const faults: Record<string, string> = {};
    if (!this.given.trim()) {
      faults['givenName'] = t('field.missing');
    }
    if (!this.family.trim()) {
      faults['familyName'] = t('field.missing');
    }
    if (!this.identifiers.email.trim() && !this.identifiers.phone.trim()) {
      faults['phone'] = t('customer.contact.missing');
    }
    if (!this.language) {
      faults['locale'] = t('field.missing');
    }
    return faults;
  }

  private body(): NewCustomer {
    const given = KINDS.filter((kind) => this.identifiers[kind].trim());
    return {
      identifiers: given.map((kind) => ({kind, value: this.identifiers[kind].trim()})),
      givenName: this.given.trim(),
      familyName: this.family.trim(),
      locale: this.language,
      // Each kind is answered: what was not ticked is not allowed.
      recognition: given.map((kind) => ({kind, channels: [...this.channels[kind]]})),
      consents: PURPOSES.filter((purpose) => this.consents[purpose]).map((purpose) => ({
        purpose,
        granted: this.consents[purpose] === 'yes',
      })),
      clubMember: this.club === 'yes',
    };
  }

  private next(customer: Customer): void {
    const address = customer.address?.street ? customer.address : null;
    const recipient = nameOf(customer);
    app.journey.change({customer, deliverTo: address ? {...address, recipient: address.recipient || recipient} : null});
    go(app.journey.goesHome ? 'delivery' : 'review');
  }

  override render() {
    return this.creating ? this.form() : this.question();
  }

  private question() {
    const detected = this.kind || guess(this.value);
    return html`
      ${title(t('customer.title'))} ${errorNote(this.error)}
      <form id="recognise" @submit=${(event: Event) => this.recognise(event)}>
        ${field('value', t('customer.value'), this.value, (value) => { this.value = value; this.kind = ''; this.customer = null; this.unknown = false; }, {
          maxlength: 254,
          error: this.faults['value'] ?? '',
          hint: t('customer.value.hint'),
        })}
        ${choice(
          'kind',
          t('customer.kind'),
          KINDS.map((kind) => ({value: kind, text: t(`kind.${kind}` as Key)})),
          detected,
          (kind) => (this.kind = kind),
        )}
      </form>
      ${this.customer ? this.card(this.customer) : nothing}
      ${this.unknown
        ? html`<div class="panel">
            <p>${t('customer.unknown')}</p>
          </div>`
        : nothing}
      ${this.customer
        ? nothing
        : html`<button class="wide" type="button" @click=${() => this.startCreating()}>${t('customer.new')}</button>`}
      <div class="actions">
        ${backButton(app.journey.basket ? 'ways' : `ways/${encodeURIComponent(app.journey.lines[0]?.product.sku ?? '')}`)}
        ${this.customer
          ? html`<button class="primary grow" type="button" @click=${() => this.next(this.customer!)}>
              ${t('customer.right')}
            </button>`
          : html`<button class="primary grow" form="recognise" ?disabled=${this.busy}>
              ${this.busy ? t('loading') : t('customer.find')}
            </button>`}
      </div>
    `;
  }

  private card(customer: Customer) {
    return html`<section class="panel person" aria-label=${t('customer.title')}>
      <p class="name">${icon('person')} <b>${nameOf(customer)}</b></p>
      ${customer.clubMember ? html`<span class="chip good">${icon('star')} ${t('customer.club')}</span>` : nothing}
      <p class="quiet">${[customer.maskedPhone, customer.maskedEmail].filter(Boolean).join(' · ')}</p>
      <p class="quiet">${t('customer.confirm')}</p>
    </section>`;
  }

  private form() {
    const kinds = KINDS.filter((kind) => this.identifiers[kind].trim());
    const yesNo: {value: 'yes' | 'no'; text: string}[] = [
      {value: 'yes', text: t('yes')},
      {value: 'no', text: t('no')},
    ];
    return html`
      ${title(t('customer.new'))}
      <form id="create" novalidate @submit=${(event: Event) => this.create(event)}>
        ${field('givenName', t('field.givenName'), this.given, (given) => { this.given = given; this.clear('givenName'); }, {error: this.faults['givenName'] ?? ''})}
        ${field('familyName', t('field.familyName'), this.family, (family) => { this.family = family; this.clear('familyName'); }, {error: this.faults['familyName'] ?? ''})}
        ${field('phone', t('kind.phone'), this.identifiers.phone, (phone) => this.identify('phone', phone), {
          type: 'tel',
          inputmode: 'tel',
          error: this.faults['phone'] ?? '',
        })}
        ${field('email', t('kind.email'), this.identifiers.email, (email) => this.identify('email', email), {
          type: 'email',
          inputmode: 'email',
          maxlength: 254,
          error: this.faults['email'] ?? '',
          hint: t('customer.email.hint'),
        })}
        ${field('loyalty_card', t('kind.loyalty_card'), this.identifiers.loyalty_card, (card) => this.identify('loyalty_card', card), {
          inputmode: 'numeric',
          optional: true,
        })}
        ${choice(
          'locale',
          t('customer.language'),
          locales.map((one) => ({value: one.code as string, text: one.name})),
          this.language,
          (language) => {
            this.language = language;
            this.clear('locale');
          },
          this.faults['locale'] ?? '',
        )}
        ${kinds.length
          ? html`<section class="ask">
              <h2>${t('recognition.title')}</h2>
              <p class="quiet">${t('recognition.text')}</p>
              ${kinds.map(
                (kind) => html`<fieldset class="ticks">
                  <legend>${t(`recognition.${kind}` as Key)}</legend>
                  ${CHANNELS.map((channel) =>
                    tick(t(`channel.${channel}` as Key), this.channels[kind].has(channel), (ticked) => {
                      this.channels[kind][ticked ? 'add' : 'delete'](channel);
                      this.requestUpdate();
                    }),
                  )}
                </fieldset>`,
              )}
            </section>`
          : nothing}
        <section class="ask">
          <h2>${t('consent.title')}</h2>
          <p class="quiet">${t('consent.text')}</p>
          ${PURPOSES.map((purpose) =>
            choice(purpose, t(`consent.${purpose}` as Key), yesNo, this.consents[purpose], (answer) => {
              this.consents[purpose] = answer;
              this.requestUpdate();
            }),
          )}
          ${choice('club', t('consent.club'), yesNo, this.club, (club) => (this.club = club))}
        </section>
      </form>
      <div class="actions">
        ${deedNote(this.deed)}
        <button class="square" type="button" aria-label=${t('back')} @click=${() => (this.creating = false)}>
          ${icon('back')}
        </button>
        <button class="primary grow" form="create" ?disabled=${this.deed.busy}>
          ${this.deed.busy ? t('loading') : t('customer.create')}
        </button>
      </div>
    `;
  }

  private identify(kind: IdentifierKind, value: string): void {
    this.identifiers[kind] = value;
    this.clear('phone');
    this.clear(kind);
    this.requestUpdate();
  }

  /** What is being corrected is not wrong any more. */
  private clear(name: string): void {
    const {[name]: _, ...others} = this.faults;
    this.faults = others;
  }
}

export function guess(value: string): IdentifierKind {
  if (value.includes('@')) {
    return 'email';
  }
  // Card numbers are long and come without a plus or a leading zero.
  return /^[1-9]\d{11,}$/.test(value.replace(/\s/g, '')) ? 'loyalty_card' : 'phone';
}

export function nameOf(customer: Customer): string {
  return `${customer.givenName} ${customer.familyName}`.trim() || t('customer.nameless');
}

customElements.define('keskio-customer', CustomerScreen);
