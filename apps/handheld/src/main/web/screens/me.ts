// Who is at work, in which language, and handing the device over.
import {html} from 'lit';
import {state} from 'lit/decorators.js';
import {app} from '../lib/app';
import {isLocale, locales, t, type Key} from '../lib/i18n';
import {sentence} from '../lib/problems';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {choice, errorNote, tick, title} from '../parts/pieces';

class MeScreen extends View {
  @state() private accessor busy = false;
  @state() private accessor error = '';

  heading(): string {
    return t('tab.me');
  }

  private async leave(forSwitch: boolean): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      await app.leave(forSwitch);
    } catch (error) {
      app.failed(error);
      this.busy = false;
      this.error = sentence(error);
    }
  }

  override render() {
    const me = app.me!;
    const roles = me.roles.filter((role) => role === 'clerk' || role === 'store-manager');
    return html`
      ${title(me.name, me.username)} ${errorNote(this.error)}
      <section class="facts">
        <p>${icon('shop')} <span><b>${me.store.name}</b><br /><span class="quiet">${me.store.code}</span></span></p>
        <p>${icon('person')} <span>${roles.map((role) => t(`role.${role}` as Key)).join(', ')}</span></p>
      </section>
      ${choice(
        'language',
        t('me.language'),
        locales.map((one) => ({value: one.code, text: one.name})),
        app.language,
        (language) => isLocale(language) && app.choose(language),
      )}
      ${tick(t('me.sound'), app.sound, () => app.switchSound())}
      <div class="actions">
        <button type="button" ?disabled=${this.busy} @click=${() => this.leave(false)}>${t('me.logout')}</button>
        <button class="primary grow" type="button" ?disabled=${this.busy} @click=${() => this.leave(true)}>
          ${icon('swap')} ${t('me.switch')}
        </button>
      </div>
    `;
  }
}

customElements.define('keskio-me', MeScreen);
