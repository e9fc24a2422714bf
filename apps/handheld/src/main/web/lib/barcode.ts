// Reads barcodes from the camera and from photos: by the browser's own reader where it has one, else by ours. Loaded when it is
// first needed.
import {readRow} from './ean';

const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'itf', 'code_128'];
/** Wide enough for the thinnest bars of a label held at arm's length. */
const WIDEST = 1600;
const NARROWEST = 640;
const PAUSE_MS = 120;
/** Lines that are tried in each direction, from the middle outwards. */
const ROWS = 48;
const REACH = 3;

interface Detector {
  detect(source: CanvasImageSource | ImageBitmapSource): Promise<{rawValue: string}[]>;
}

interface DetectorType {
  new (options: {formats: string[]}): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** Watches through the camera until a barcode is seen or the signal says stop. */
export async function watch(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: {facingMode: 'environment', width: {ideal: 1280}, height: {ideal: 720}},
  });
  try {
    video.srcObject = stream;
    await video.play();
    const detector = await browsersOwn();
    let before = '';
    while (!signal.aborted) {
      const code = detector ? ((await detector.detect(video))[0]?.rawValue ?? '') : readOnce(video);
      // A moving picture is read twice before it is believed.
      if (code && (detector || code === before)) {
        return code;
      }
      before = code || before;
      await new Promise((next) => setTimeout(next, PAUSE_MS));
    }
    return null;
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  }
}

/** The barcode in a photo; null when none can be read. */
export async function readPhoto(photo: Blob): Promise<string | null> {
  const picture = await createImageBitmap(photo);
  try {
    const detector = await browsersOwn();
    const [seen] = detector ? await detector.detect(picture) : [];
    if (seen) {
      return seen.rawValue;
    }
    // Fine bars need many dots; a blurred or grainy picture gets clearer when it is made smaller.
    for (const width of [WIDEST, WIDEST / 2, NARROWEST / 2]) {
      const code = readPixels(pixelsOf(picture, picture.width, picture.height, width));
      if (code) {
        return code;
      }
    }
    return null;
  } finally {
    picture.close();
  }
}

async function browsersOwn(): Promise<Detector | null> {
  const type = (window as unknown as {BarcodeDetector?: DetectorType}).BarcodeDetector;
  const formats = type ? (await type.getSupportedFormats()).filter((format) => FORMATS.includes(format)) : [];
  return type && formats.length ? new type({formats}) : null;
}

function readOnce(video: HTMLVideoElement): string {
  return video.videoWidth ? (readPixels(pixelsOf(video, video.videoWidth, video.videoHeight, NARROWEST)) ?? '') : '';
}

function pixelsOf(picture: CanvasImageSource, width: number, height: number, most: number): ImageData {
  const scale = Math.min(1, most / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', {willReadFrequently: true})!;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Lines across the picture and then down it: a phone is held either way. */
function readPixels({data, width, height}: ImageData): string | null {
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = (data[i * 4]! * 77 + data[i * 4 + 1]! * 150 + data[i * 4 + 2]! * 29) >> 8;
  }
  return readLines(height, thick(grey, width, height, width, 1)) ?? readLines(width, thick(grey, height, width, 1, width));
}

/** Neighbouring lines are read as one: the grain of a picture evens out, the bars stay. */
function thick(grey: Uint8Array, length: number, count: number, across: number, along: number): (n: number) => Uint8Array {
  return (n) => {
    const from = Math.max(0, n - REACH);
    const to = Math.min(count, n + REACH + 1);
    return Uint8Array.from({length}, (_, i) => {
      let sum = 0;
      for (let line = from; line < to; line++) {
        sum += grey[line * across + i * along]!;
      }
      return sum / (to - from);
    });
  };
}

/** A code is believed when two lines say the same. */
function readLines(count: number, line: (n: number) => Uint8Array): string | null {
  const step = Math.max(1, Math.floor(count / (ROWS + 1)));
  const seen = new Set<string>();
  for (let i = 0; i < ROWS; i++) {
    const n = (count >> 1) + (i % 2 ? 1 : -1) * ((i + 1) >> 1) * step;
    const code = n >= 0 && n < count ? readRow(line(n)) : null;
    if (code && seen.has(code)) {
      return code;
    }
    seen.add(code ?? '');
  }
  return null;
}
