// What is on its way to this store: send orders for its customers, and goods from elsewhere.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {api} from '../lib/api';
import {app} from '../lib/app';
import {dayAndClock, line} from '../lib/format';
import {t} from '../lib/i18n';
import {placeName} from '../lib/places';
import {sentence} from '../lib/problems';
import {BASE, go} from '../lib/router';
import type {Transfer} from '../lib/types';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {backButton, errorNote, keptNote, loading, title} from '../parts/pieces';
import {taskGroup} from '../parts/tasklist';

class Receive extends View {
  @state() private accessor transfers: Transfer[] | null = null;
  @state() private accessor keptAt: Date | null = null;
  @state() private accessor error = '';

  heading(): string {
    return t('receive.title');
  }

  protected override opened(): void {
    void this.read();
    void app.readTasks();
    this.onLive('open', () => void this.read());
  }

  private async read(): Promise<void> {
    try {
      const {data, keptAt} = await api.transfers();
      this.transfers = data.transfers.filter((one) => one.state === 'open' && one.to === app.me?.store.code);
      this.keptAt = keptAt;
      this.error = '';
    } catch (error) {
      app.failed(error);
      this.error = sentence(error);
    }
  }

  override render() {
    const orders = (app.tasks ?? []).filter((task) => task.kind === 'receive');
    const nothingComes = orders.length === 0 && this.transfers?.length === 0;
    return html`
      ${title(t('receive.title'))} ${keptNote(this.keptAt)} ${errorNote(this.error)}
      ${this.transfers === null && !this.error ? loading() : nothing}
      ${nothingComes
        ? html`<div class="empty">
            <div class="big">${icon('receive')}</div>
            <p>${t('receive.none')}</p>
          </div>`
        : html`<ul class="list">
            ${orders.map((task) => taskGroup([task]))} ${(this.transfers ?? []).map((one) => this.transfer(one))}
          </ul>`}
      <div class="actions">
        ${backButton('tasks')}
        <button class="grow" type="button" @click=${() => go('receive/new')}>${t('receive.supplier')}</button>
      </div>
    `;
  }

  private transfer(one: Transfer) {
    const pieces = one.lines.reduce((all, each) => all + each.sent - each.received, 0);
    return html`<li>
      <a class="row" href="${BASE}receive/${encodeURIComponent(one.transferId)}">
        <span class="kind receive">${icon('receive')}</span>
        <span class="grow">
          <b class="verb">${t('receive.transfer')}</b>
          <b class="name">${placeName(one.from)}</b>
          <span class="quiet">${t('pieces', {n: pieces})}${one.reference ? ` · ${one.reference}` : ''}</span>
          <span class="quiet">${t('receive.sent', {time: line(dayAndClock(one.createTime, app.zone))})}</span>
        </span>
      </a>
    </li>`;
  }
}

customElements.define('keskio-receive', Receive);
