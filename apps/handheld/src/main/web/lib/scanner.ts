// A scanner that types: digits much faster than fingers, then Enter, wherever the focus is.
const PAUSE_MS = 80;
const SHORTEST = 6;

export function listenToScanner(onScan: (digits: string) => void): void {
  let digits = '';
  let last = 0;
  let began: {field: HTMLInputElement; value: string} | null = null;

  document.addEventListener(
    'keydown',
    (event) => {
      const now = event.timeStamp;
      if (now - last > PAUSE_MS) {
        digits = '';
        began = null;
      }
      if (/^\d$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
        if (!digits && document.activeElement instanceof HTMLInputElement) {
          began = {field: document.activeElement, value: document.activeElement.value};
        }
        digits += event.key;
        last = now;
      } else if (event.key === 'Enter' && digits.length >= SHORTEST) {
        event.preventDefault();
        event.stopPropagation();
        if (began) {
          // What the scanner typed was not meant for the field.
          began.field.value = began.value;
          began.field.dispatchEvent(new Event('input', {bubbles: true}));
        }
        onScan(digits);
        digits = '';
      } else if (event.key !== 'Shift') {
        digits = '';
      }
    },
    true,
  );
}

interface Detector {
  detect(source: HTMLVideoElement): Promise<{rawValue: string}[]>;
}

type DetectorType = new (options: {formats: string[]}) => Detector;

/** Whether this browser can read barcodes with the camera. */
export function hasCamera(): boolean {
  return 'BarcodeDetector' in window && !!navigator.mediaDevices;
}

/** Watches through the camera until a barcode is seen or the signal says stop. */
export async function watch(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}});
  try {
    video.srcObject = stream;
    await video.play();
    const Detector = (window as unknown as {BarcodeDetector: DetectorType}).BarcodeDetector;
    const detector = new Detector({formats: ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'itf', 'code_128']});
    while (!signal.aborted) {
      const [code] = await detector.detect(video);
      if (code) {
        return code.rawValue;
      }
      await new Promise((next) => setTimeout(next, 120));
    }
    return null;
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  }
}
