// Reads EAN-13, UPC-A and EAN-8 from one line of brightness. The patterns are those of ISO/IEC 15420:2009; how a digit is told
// by the widths of its bars, whatever the scale, is the way of one-dimensional readers since Pavlidis, Swartz and Wang,
// "Fundamentals of Bar Code Information Theory" (1990).

/** Widths of space, bar, space, bar of each digit in the left half with odd parity (set A); set C has them in the same order. */
const ODD = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'].map(widthsOf);
/** Set B: set A read backwards. */
const EVEN = ODD.map((widths) => [...widths].reverse());
/** Which of the left six digits are of set B tells the first digit. */
const FIRST = ['000000', '001011', '001101', '001110', '010011', '011001', '011100', '010101', '010110', '011010'];

const GUARD = [1, 1, 1];
const MIDDLE = [1, 1, 1, 1, 1];
/** How far the widths may be from the pattern: in all, as a share of the whole, and for one bar, in modules. */
const MOST_OFF = 0.34;
const MOST_OFF_ONE = 0.75;

/** The digits of the first code on the line, read from either side; null when there is none. */
export function readRow(line: Uint8Array): string | null {
  const runs = runsOf(line);
  return readRuns(runs) ?? readRuns([...runs].reverse());
}

/** Widths of light and dark in turn, beginning and ending with light. */
function runsOf(line: Uint8Array): number[] {
  const dark = threshold(line);
  const runs: number[] = [0];
  let black = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i]! < dark[i]! !== black) {
      black = !black;
      runs.push(0);
    }
    runs[runs.length - 1]!++;
  }
  if (black) {
    runs.push(0);
  }
  return runs;
}

/**
 * Half-way between the lightest and the darkest nearby: light falls unevenly on a shelf, and blur takes as much from a bar as
 * from a space only at the middle. Where there is little contrast, everything is light.
 */
function threshold(line: Uint8Array): Float32Array {
  const reach = Math.max(12, line.length >> 5);
  const least = (line.reduce((a, b) => Math.max(a, b), 0) - line.reduce((a, b) => Math.min(a, b), 255)) / 4;
  return Float32Array.from(line, (_, i) => {
    let light = 0;
    let dark = 255;
    for (let near = Math.max(0, i - reach); near < Math.min(line.length, i + reach + 1); near++) {
      light = Math.max(light, line[near]!);
      dark = Math.min(dark, line[near]!);
    }
    return light - dark < least ? 0 : (light + dark) / 2;
  });
}

function readRuns(runs: number[]): string | null {
  // Dark runs have odd places.
  for (let start = 1; start + 3 < runs.length; start += 2) {
    const guard = runs.slice(start, start + 3);
    const module = total(guard) / 3;
    // A quiet zone goes before it: the standard says 11 modules, labels in shops keep fewer.
    if (off(guard, GUARD) <= MOST_OFF && runs[start - 1]! >= module * 5) {
      const code = readHalves(runs, start + 3, 6) ?? readHalves(runs, start + 3, 4);
      if (code) {
        return code;
      }
    }
  }
  return null;
}

/** Two halves of six digits (EAN-13, UPC-A) or four (EAN-8). */
function readHalves(runs: number[], start: number, half: number): string | null {
  const middle = start + half * 4;
  const end = middle + 5 + half * 4;
  if (end + 3 >= runs.length || off(runs.slice(middle, middle + 5), MIDDLE) > MOST_OFF) {
    return null;
  }
  const left = readDigits(runs, start, half, half === 6);
  const right = left && readDigits(runs, middle + 5, half, false);
  const guard = runs.slice(end, end + 3);
  if (!left || !right || off(guard, GUARD) > MOST_OFF || runs[end + 3]! < total(guard)) {
    return null;
  }
  const first = half === 6 ? FIRST.indexOf(left.parity) : -1;
  if (half === 6 && first < 0) {
    return null;
  }
  const code = (half === 6 ? String(first) : '') + left.digits + right.digits;
  return checks(code) ? code : null;
}

function readDigits(runs: number[], start: number, count: number, mixed: boolean): {digits: string; parity: string} | null {
  let digits = '';
  let parity = '';
  for (let i = 0; i < count; i++) {
    const widths = runs.slice(start + i * 4, start + i * 4 + 4);
    let best = MOST_OFF;
    let found = -1;
    for (const [set, patterns] of (mixed ? [ODD, EVEN] : [ODD]).entries()) {
      patterns.forEach((pattern, digit) => {
        const distance = off(widths, pattern);
        if (distance < best) {
          best = distance;
          found = set * 10 + digit;
        }
      });
    }
    if (found < 0) {
      return null;
    }
    digits += found % 10;
    parity += found >= 10 ? '1' : '0';
  }
  return {digits, parity};
}

/** How far widths are from a pattern of modules, as a share of the whole; infinite when one bar is quite another. */
function off(widths: number[], pattern: number[]): number {
  const modules = total(pattern);
  const module = total(widths) / modules;
  if (module < 0.8) {
    return Infinity;
  }
  let all = 0;
  for (let i = 0; i < pattern.length; i++) {
    const one = Math.abs(widths[i]! / module - pattern[i]!);
    if (one > MOST_OFF_ONE) {
      return Infinity;
    }
    all += one;
  }
  return all / modules;
}

function checks(code: string): boolean {
  const digits = [...code].map(Number);
  const check = digits.pop()!;
  const weighted = digits.reverse().reduce((all, digit, i) => all + digit * (i % 2 ? 1 : 3), 0);
  return (10 - (weighted % 10)) % 10 === check;
}

function total(widths: number[]): number {
  return widths.reduce((all, width) => all + width, 0);
}

function widthsOf(text: string): number[] {
  return [...text].map(Number);
}
