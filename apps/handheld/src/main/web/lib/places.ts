// Names of places by their codes, learned from what was read: orders carry codes only, and people prefer names.
const names = new Map<string, string>();

export function learn(code: string, name: string): void {
  if (code && name) {
    names.set(code, name);
  }
}

export function placeName(code: string): string {
  return names.get(code) ?? code;
}
