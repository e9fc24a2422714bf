// How tasks read in a list.
import {html, nothing} from 'lit';
import {app} from '../lib/app';
import {dayAndClock} from '../lib/format';
import {t, type Key} from '../lib/i18n';
import {BASE} from '../lib/router';
import type {Task, TaskKind} from '../lib/types';
import {icon, type Icon} from './icons';
import {variant} from './pieces';

const ICONS: Record<TaskKind, Icon> = {
  pick: 'search',
  pack: 'orders',
  ship: 'truck',
  receive: 'receive',
  hand_over: 'hand',
  choose: 'ask',
};

/** Orders of one basket leave a store together. */
export function together(tasks: Task[]): Task[][] {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const leaves = ['pick', 'pack', 'ship'].includes(task.kind) && task.order.basketId;
    const key = leaves ? `${task.order.basketId} ${task.order.way} ${task.order.destination}` : `${task.kind} ${task.order.sendOrderId}`;
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups.values()];
}

export function taskGroup(tasks: Task[]) {
  return tasks.length === 1
    ? html`<li>${taskRow(tasks[0]!)}</li>`
    : html`<li class="together">
        <p>${icon('orders')} ${t('task.together', {n: tasks.length})}</p>
        ${tasks.map(taskRow)}
      </li>`;
}

function taskRow({kind, order}: Task) {
  const due = kind === 'choose' ? order.chooseByTime : order.deadlineTime;
  const late = due !== null && Date.parse(due) < Date.now();
  const screen = kind === 'choose' ? 'orders' : 'tasks';
  return html`<a class="row" href="${BASE}${screen}/${encodeURIComponent(order.sendOrderId)}">
    <span class="kind ${kind}">${icon(ICONS[kind])}</span>
    <span class="grow">
      <b class="verb">${t(`task.${kind}` as Key)}</b>
      <b class="name">${order.productName}</b>
      <span class="quiet">${variant(order.variant)}${order.quantity > 1 ? ` · ${t('pieces', {n: order.quantity})}` : ''} · ${order.number}</span>
      ${due
        ? html`<span class="due ${late ? 'late' : ''}">${icon(late ? 'warn' : 'clock')} ${t(late ? 'task.late' : 'task.until', {
            time: dayAndClock(due, app.zone),
          })}</span>`
        : nothing}
    </span>
  </a>`;
}
