// Addresses of the screens. The address always says where one is, so that a reload or a login comes back there.
export const BASE = '/handheld/';

export interface Route {
  screen: string;
  parameters: Record<string, string>;
  /** Steps of sending have their own way forward and back; the tabs below are left out. */
  step: boolean;
}

const routes: [RegExp, string, string[], boolean][] = [
  [/^$/, 'find', [], false],
  [/^product\/([^/]+)$/, 'product', ['style'], false],
  [/^basket$/, 'basket', [], false],
  [/^ways$/, 'ways', [], true],
  [/^ways\/([^/]+)$/, 'ways', ['sku'], true],
  [/^customer$/, 'customer', [], true],
  [/^delivery$/, 'delivery', [], true],
  [/^review$/, 'review', [], true],
  [/^done\/([^/]+)$/, 'done', ['id'], false],
  [/^tasks$/, 'tasks', [], false],
  [/^tasks\/([^/]+)$/, 'task', ['id'], false],
  [/^receive$/, 'receive', [], false],
  [/^receive\/([^/]+)$/, 'transfer', ['id'], false],
  [/^transfers\/new$/, 'sendout', [], false],
  [/^shelf$/, 'shelf', [], false],
  [/^handover$/, 'handover', [], false],
  [/^orders$/, 'orders', [], false],
  [/^orders\/([^/]+)$/, 'order', ['id'], false],
  [/^me$/, 'me', [], false],
];

const scrolls = new Map<string, number>();
let onChange: (back: boolean) => void = () => {};

export function current(): Route {
  const path = location.pathname.startsWith(BASE) ? location.pathname.slice(BASE.length) : '';
  for (const [pattern, screen, names, step] of routes) {
    const match = pattern.exec(path.replace(/\/$/, ''));
    if (match) {
      const parameters = Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(match[i + 1]!)]));
      return {screen, parameters, step};
    }
  }
  return {screen: 'find', parameters: {}, step: false};
}

export function go(path: string, replace = false): void {
  scrolls.set(location.pathname, window.scrollY);
  const url = BASE + path;
  if (replace) {
    history.replaceState(null, '', url);
  } else if (url !== location.pathname + location.search) {
    history.pushState(null, '', url);
  }
  onChange(false);
}

export function back(otherwise: string): void {
  if (history.length > 1) {
    history.back();
  } else {
    go(otherwise, true);
  }
}

export function queryOf(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}

/** Where the list was when one left it. */
export function scrollOf(): number {
  return scrolls.get(location.pathname) ?? 0;
}

export function listen(listener: (back: boolean) => void): void {
  onChange = listener;
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', () => onChange(true));
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    const plain = !event.defaultPrevented && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (link && plain && link.origin === location.origin && link.pathname.startsWith(BASE)) {
      event.preventDefault();
      go(link.pathname.slice(BASE.length) + link.search);
    }
  });
}
