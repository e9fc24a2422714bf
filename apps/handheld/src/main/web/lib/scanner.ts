// A scanner that types: much faster than fingers, then Enter, wherever the focus is. It reads digits, and the numbers of send
// orders on labels and slips; other words are left to those who type fast.
const PAUSE_MS = 80;
const CODE = /^(\d{6,}|S-[0-9A-Z]{6})$/i;

export function listenToScanner(onScan: (code: string) => void): void {
  let code = '';
  let last = 0;
  let began: {field: HTMLInputElement; value: string} | null = null;

  document.addEventListener(
    'keydown',
    (event) => {
      const now = event.timeStamp;
      if (now - last > PAUSE_MS) {
        code = '';
        began = null;
      }
      if (/^[0-9A-Z-]$/i.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
        if (!code && document.activeElement instanceof HTMLInputElement) {
          began = {field: document.activeElement, value: document.activeElement.value};
        }
        code += event.key;
        last = now;
      } else if (event.key === 'Enter' && CODE.test(code)) {
        event.preventDefault();
        event.stopPropagation();
        if (began) {
          // What the scanner typed was not meant for the field.
          began.field.value = began.value;
          began.field.dispatchEvent(new Event('input', {bubbles: true}));
        }
        onScan(code.toUpperCase());
        code = '';
      } else if (event.key !== 'Shift') {
        code = '';
      }
    },
    true,
  );
}
