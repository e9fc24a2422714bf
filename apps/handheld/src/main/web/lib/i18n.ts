// Words of the app in the clerk's language. English is the pattern that the others must match, key by key.
import en from '../messages/en.json';
import fi from '../messages/fi.json';
import sv from '../messages/sv.json';

export type Locale = 'fi' | 'sv' | 'en';
export type Key = Extract<keyof typeof en, string>;

const messages: Record<Locale, Record<Key, string>> = {fi, sv, en};
const regions: Record<Locale, string> = {fi: 'fi-FI', sv: 'sv-SE', en: 'en-GB'};

export const locales: {code: Locale; name: string}[] = [
  {code: 'fi', name: 'Suomi'},
  {code: 'sv', name: 'Svenska'},
  {code: 'en', name: 'English'},
];

let current: Locale = 'en';

export function setLocale(locale: Locale): void {
  current = locale;
  document.documentElement.lang = locale;
}

export function locale(): Locale {
  return current;
}

export function isLocale(text: string | null | undefined): text is Locale {
  return text === 'fi' || text === 'sv' || text === 'en';
}

/** The message with its {names} filled in. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return (messages[current][key] ?? key).replace(/\{(\w+)\}/g, (all, name: string) =>
    name in values ? String(values[name]) : all,
  );
}

/** The message if there is one: for words that come from outside, such as colours and reasons. */
export function known(prefix: string, word: string): string | null {
  const key = `${prefix}.${word}`;
  return messages[current][key as Key] ?? null;
}

export function region(): string {
  return regions[current];
}
