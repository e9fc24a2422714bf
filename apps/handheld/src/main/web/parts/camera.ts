// The camera as a scanner.
import {html} from 'lit';
import {state} from 'lit/decorators.js';
import {t} from '../lib/i18n';
import {watch} from '../lib/scanner';
import {View} from '../lib/view';
import {errorNote} from './pieces';

export class Camera extends View {
  onCode: (code: string) => void = () => {};
  private stop = new AbortController();
  @state() private accessor failure = '';

  heading(): string {
    return t('camera.title');
  }

  override firstUpdated(): void {
    const dialog = this.querySelector('dialog')!;
    dialog.showModal();
    watch(this.querySelector('video')!, this.stop.signal)
      .then((code) => {
        if (code) {
          dialog.close();
          this.onCode(code);
        }
      })
      .catch(() => {
        this.failure = t('camera.refused');
        this.requestUpdate();
      });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop.abort();
  }

  override render() {
    return html`<dialog class="camera" aria-labelledby="camera-title" @close=${() => this.remove()}>
      <h2 id="camera-title">${t('camera.title')}</h2>
      ${errorNote(this.failure)}
      <video muted playsinline></video>
      <form method="dialog"><button class="wide">${t('close')}</button></form>
    </dialog>`;
  }
}

customElements.define('keskio-camera', Camera);

export function openCamera(onCode: (code: string) => void): void {
  const camera = new Camera();
  camera.onCode = onCode;
  document.body.append(camera);
}
