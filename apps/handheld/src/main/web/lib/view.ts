// What all screens have in common: they draw into the page itself (one style sheet, labels and focus as everywhere), and draw
// again when something that they share has changed.
import {LitElement, nothing, type TemplateResult} from 'lit';
import {app} from './app';
import {Deed} from './deed';
import {onLive, type LiveName} from './live';

export abstract class View extends LitElement {
  parameters: Record<string, string> = {};
  /** What is done on this screen. Whoever leaves it stops asking. */
  protected readonly deed = new Deed(() => this.requestUpdate());
  private readonly endings: (() => void)[] = [];

  /** The title, also for the browser's history. */
  abstract heading(): string;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.endings.push(() => this.deed.stop());
    const redraw = () => this.requestUpdate();
    app.addEventListener('change', redraw);
    this.endings.push(() => app.removeEventListener('change', redraw));
    this.opened();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endings.splice(0).forEach((end) => end());
  }

  /** Reads what the screen shows. */
  protected opened(): void {}

  /** Takes what was scanned; false leaves it to the app, which looks the product up. */
  scanned(_digits: string): boolean {
    return false;
  }

  protected onLive(name: LiveName, handler: (data: any) => void): void {
    this.endings.push(onLive(name, handler));
  }

  protected every(milliseconds: number, handler: () => void): void {
    const timer = setInterval(handler, milliseconds);
    this.endings.push(() => clearInterval(timer));
  }
}

export type Content = TemplateResult | typeof nothing | string;
