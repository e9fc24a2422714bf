// Names of places by their codes, learned from what was read: orders carry codes only, and people prefer names.
const KEY = 'keskio.places';
const names = new Map<string, string>(Object.entries(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, string>));

export function learn(code: string, name: string): void {
  if (code && name && names.get(code) !== name) {
    names.set(code, name);
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(names)));
  }
}

export function placeName(code: string): string {
  return names.get(code) ?? code;
}
