// What the store has to do now. The list is live.
import {html} from 'lit';
import {app} from '../lib/app';
import {t, type Key} from '../lib/i18n';
import {BASE} from '../lib/router';
import {View} from '../lib/view';
import {icon, type Icon} from '../parts/icons';
import {keptNote, loading, title} from '../parts/pieces';
import {taskGroup, together} from '../parts/tasklist';

const TOOLS: {path: string; key: Key; icon: Icon}[] = [
  {path: 'receive', key: 'receive.tool', icon: 'receive'},
  {path: 'transfers/new', key: 'sendout.tool', icon: 'swap'},
  {path: 'shelf', key: 'shelf.tool', icon: 'shelf'},
  {path: 'handover', key: 'handover.tool', icon: 'hand'},
];

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
      ${title(t('tasks.title'))} ${keptNote(app.tasksKeptAt)}
      ${tasks === null
        ? loading()
        : tasks.length === 0
          ? html`<div class="empty">
              <div class="big">${icon('check')}</div>
              <p>${t('tasks.none')}</p>
            </div>`
          : html`<ul class="list">
              ${together(tasks).map(taskGroup)}
            </ul>`}
      <div class="actions tools">
        ${TOOLS.map((tool) => html`<a class="button grow" href=${BASE + tool.path}>${icon(tool.icon)} ${t(tool.key)}</a>`)}
      </div>
    `;
  }
}

customElements.define('keskio-tasks', Tasks);
