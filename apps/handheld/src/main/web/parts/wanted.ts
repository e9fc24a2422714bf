// "We did not have it": one tap notes what the customer wanted, so that the range learns.
import {html} from 'lit';
import {property, state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {t} from '../lib/i18n';
import {View} from '../lib/view';
import {icon} from './icons';
import {deedNote} from './pieces';

class Wanted extends View {
  @property({attribute: false}) accessor what: {sku: string} | {words: string} = {words: ''};
  @property({attribute: false}) accessor quantity = 1;
  /** What it is, where several can be noted. */
  @property({attribute: false}) accessor name = '';
  @state() private accessor noted = false;

  heading(): string {
    return t('wanted.note');
  }

  private async note(): Promise<void> {
    const {what, quantity} = this;
    const answer = await this.deed.do(['wanted', what, quantity], (id) => api.wanted(what, quantity, id));
    if (answer) {
      this.noted = true;
      app.announce(t('wanted.noted'));
    }
  }

  override render() {
    return this.noted
      ? html`<p class="noted">${icon('check')} ${t('wanted.noted')}</p>`
      : html`${deedNote(this.deed)}
          <button class="wide" type="button" ?disabled=${this.deed.busy} @click=${() => this.note()}>
            ${icon('ask')} <span>${t('wanted.note')}${this.name ? html`<small>${this.name}</small>` : ''}</span>
          </button>`;
  }
}

customElements.define('keskio-wanted', Wanted);
