// How a task reads in a list.
import {html} from 'lit';
import {app} from '../lib/app';
import {dayAndClock} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {BASE} from '../lib/router';
import type {Task, TaskKind} from '../lib/types';
import {icon, type Icon} from './icons';
import {variant} from './pieces';

export const TASK_ICONS: Record<TaskKind, Icon> = {
  pick: 'search',
  pack: 'orders',
  ship: 'truck',
  receive: 'shop',
  hand_over: 'hand',
};

export function taskRow(task: Task) {
  const {order} = task;
  const late = order.deadlineTime !== null && Date.parse(order.deadlineTime) < Date.now();
  return html`<li>
    <a class="row" href="${BASE}tasks/${encodeURIComponent(order.sendOrderId)}">
      <span class="kind ${task.kind}">${icon(TASK_ICONS[task.kind])}</span>
      <span class="grow">
        <b class="verb">${t(`task.${task.kind}` as Key)}</b>
        <b class="name">${order.productName}</b>
        <span class="quiet">${variant(order.variant)} · ${order.number}</span>
        ${order.deadlineTime
          ? html`<span class="due ${late ? 'late' : ''}">${icon(late ? 'warn' : 'clock')} ${t(late ? 'task.late' : 'task.until', {
              time: dayAndClock(order.deadlineTime, app.zone),
            })}</span>`
          : ''}
      </span>
    </a>
  </li>`;
}
