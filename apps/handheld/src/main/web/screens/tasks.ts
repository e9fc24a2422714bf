// What the store has to do now. The list is live.
import {html} from 'lit';
import {app} from '../lib/app';
import {t} from '../lib/i18n';
import {go} from '../lib/router';
import {View} from '../lib/view';
import {icon} from '../parts/icons';
import {keptNote, loading, title} from '../parts/pieces';
import {taskRow} from '../parts/tasklist';

class Tasks extends View {
  heading(): string {
    return t('tasks.title');
  }

  protected override opened(): void {
    void app.readTasks();
    this.every(60_000, () => this.requestUpdate());
  }

  override render() {
    const tasks = app.tasks;
    return html`
      ${title(t('tasks.title'), app.me?.store.name)} ${keptNote(app.tasksKeptAt)}
      ${tasks === null
        ? loading()
        : tasks.length === 0
          ? html`<div class="empty">
              <div class="big">${icon('check')}</div>
              <p>${t('tasks.none')}</p>
            </div>`
          : html`<ul class="list">
              ${tasks.map(taskRow)}
            </ul>`}
      <div class="actions">
        <button class="grow" type="button" @click=${() => go('handover')}>${icon('hand')} ${t('handover.title')}</button>
      </div>
    `;
  }
}

customElements.define('keskio-tasks', Tasks);
