// The camera as a scanner where there is one; a photo of the barcode otherwise.
import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {t} from '../lib/i18n';
import {View} from '../lib/view';
import {icon} from './icons';
import {errorNote, loading} from './pieces';

class Camera extends View {
  onCode: (code: string) => void = () => {};
  private stop = new AbortController();
  @state() private accessor failure = '';
  @state() private accessor reading = false;
  @state() private accessor live = !!navigator.mediaDevices?.getUserMedia;

  heading(): string {
    return t('camera.title');
  }

  override firstUpdated(): void {
    this.querySelector('dialog')!.showModal();
    if (this.live) {
      void this.watch();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop.abort();
  }

  private async watch(): Promise<void> {
    try {
      const {watch} = await import('../lib/barcode');
      const code = await watch(this.querySelector('video')!, this.stop.signal);
      if (code) {
        this.found(code);
      }
    } catch {
      this.live = false;
      this.failure = t('camera.refused');
    }
  }

  private async photo(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) {
      return;
    }
    this.failure = '';
    this.reading = true;
    try {
      const {readPhoto} = await import('../lib/barcode');
      const code = await readPhoto(file);
      if (code) {
        this.found(code);
      } else {
        this.failure = t('camera.nothing');
      }
    } catch {
      this.failure = t('camera.nothing');
    }
    this.reading = false;
    input.value = ''; // the same picture may be chosen again
  }

  private found(code: string): void {
    navigator.vibrate?.(60);
    this.querySelector('dialog')!.close();
    this.onCode(code);
  }

  override render() {
    return html`<dialog class="camera" aria-labelledby="camera-title" @close=${() => this.remove()}>
      <h2 id="camera-title">${t('camera.title')}</h2>
      ${errorNote(this.failure)} ${this.reading ? loading() : nothing}
      ${this.live ? html`<video muted playsinline></video>` : nothing}
      <label class="button wide ${this.live ? '' : 'primary'}">
        ${icon('photo')} ${t('camera.photo')}
        <input class="sr-only" type="file" accept="image/*" capture="environment" @change=${(event: Event) => this.photo(event)} />
      </label>
      <form method="dialog"><button class="wide">${t('close')}</button></form>
    </dialog>`;
  }
}

customElements.define('keskio-camera', Camera);

/** A button that opens the camera, and hands over what it read. */
export function scanButton(onCode: (code: string) => void) {
  return html`<button class="square" type="button" aria-label=${t('find.camera')} @click=${() => open(onCode)}>${icon('scan')}</button>`;
}

function open(onCode: (code: string) => void): void {
  const camera = new Camera();
  camera.onCode = onCode;
  document.body.append(camera);
}
