// Line icons, drawn for this app; always beside a word or with a label on the button.
import {html, svg, type TemplateResult} from 'lit';

const shapes = {
  search: svg`<circle cx="11" cy="11" r="6.5"></circle><path d="m16 16 5 5"></path>`,
  scan: svg`<path d="M3 8V4h4M17 4h4v4M21 16v4h-4M7 20H3v-4M7 8v8M11 8v8M14 8v8M17 8v8"></path>`,
  tasks: svg`<rect x="4" y="5" width="16" height="16" rx="2"></rect><path d="M9 3h6v4H9zM8 14l3 3 5-6"></path>`,
  orders: svg`<path d="M12 3 4 7v10l8 4 8-4V7zM4 7l8 4 8-4M12 11v10"></path>`,
  person: svg`<circle cx="12" cy="8" r="4"></circle><path d="M4 21c1-5 4-7 8-7s7 2 8 7"></path>`,
  back: svg`<path d="m14 5-7 7 7 7"></path>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"></path>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"></circle><path d="M12 7v5l3 2"></path>`,
  coin: svg`<circle cx="12" cy="12" r="8.5"></circle><path d="M15 9.5a3.5 3.5 0 1 0 0 5M8 11.5h4M8 13.5h4"></path>`,
  leaf: svg`<path d="M5 19C4 10 10 5 20 4c0 10-5 16-13 14M5 19c2-5 5-8 9-10"></path>`,
  star: svg`<path d="m12 4 2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z"></path>`,
  check: svg`<path d="m5 13 5 5L20 7"></path>`,
  warn: svg`<path d="M12 4 3 20h18zM12 10v5M12 17.5v.5"></path>`,
  truck: svg`<path d="M3 6h11v10H3zM14 10h4l3 3v3h-7M7 19.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM17 19.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z"></path>`,
  shop: svg`<path d="M4 10v10h16V10M3 10l2-6h14l2 6zM10 20v-6h4v6"></path>`,
  home: svg`<path d="m3 11 9-7 9 7M6 9v11h12V9M10 20v-6h4v6"></path>`,
  hand: svg`<path d="M4 12v8h4l6 1 6-6a1.7 1.7 0 0 0-2.4-2.4L14 15.5M8 12h5a1.7 1.7 0 0 1 0 3.4h-3M11 3h6v6h-6z"></path>`,
  swap: svg`<path d="M4 8h14l-4-4M20 16H6l4 4"></path>`,
  basket: svg`<path d="M3 9h18l-2 11H5zM8 9l3-6M16 9l-3-6M9 13v3M15 13v3"></path>`,
  print: svg`<path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z"></path>`,
  shelf: svg`<path d="M4 3v18M20 3v18M4 11h16M4 19h16M7 5h4v6M14 7h3v4M8 14h6v5"></path>`,
  receive: svg`<path d="M12 3v11M7 10l5 5 5-5M4 16v4h16v-4"></path>`,
  ask: svg`<circle cx="12" cy="12" r="8.5"></circle><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.3"></path>`,
  photo: svg`<path d="M3 7h4l2-3h6l2 3h4v13H3z"></path><circle cx="12" cy="13" r="4"></circle>`,
  filter: svg`<path d="M3 6h18M7 12h10M10 18h4"></path>`,
} as const;

export type Icon = keyof typeof shapes;

export function icon(name: Icon): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes[name]}</svg>`;
}
