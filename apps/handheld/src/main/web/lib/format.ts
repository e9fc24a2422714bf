// Money, times and amounts as people of the language write them. Times are those of the store.
import {known, region, t} from './i18n';
import type {Money} from './types';

const DAY_MS = 86_400_000;

export function money(money: Money): string {
  return new Intl.NumberFormat(region(), {style: 'currency', currency: money.currency}).format(Number(money.amount));
}

/** In the currency's smallest unit that the amount names, so that nothing is lost to binary fractions. */
export function times({amount, currency}: Money, n: number): Money {
  const places = amount.split('.')[1]?.length ?? 0;
  return written(scaled(amount, places) * BigInt(n), places, currency);
}

/** Null when one is not known, there is none, or they are not of one currency. */
export function sum(amounts: (Money | null)[]): Money | null {
  const known = amounts.filter((one) => one !== null);
  const currency = known[0]?.currency;
  if (!currency || known.length < amounts.length || known.some((one) => one.currency !== currency)) {
    return null;
  }
  const places = Math.max(...known.map((one) => one.amount.split('.')[1]?.length ?? 0));
  return written(known.reduce((all, one) => all + scaled(one.amount, places), 0n), places, currency);
}

function scaled(amount: string, places: number): bigint {
  const [whole, part = ''] = amount.split('.');
  return BigInt(whole + part.padEnd(places, '0'));
}

function written(units: bigint, places: number, currency: string): Money {
  const digits = units.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return {amount: places ? `${whole}.${digits.slice(-places)}` : whole, currency};
}

export function percent(share: number): string {
  return new Intl.NumberFormat(region(), {style: 'percent', maximumFractionDigits: 0}).format(share);
}

/** People hear "very likely" better than 93 %. */
export function chanceWord(share: number): 'sure' | 'likely' | 'open' | 'unlikely' {
  return share >= 0.97 ? 'sure' : share >= 0.85 ? 'likely' : share >= 0.6 ? 'open' : 'unlikely';
}

export function co2(kg: number): string {
  const grams = kg < 1;
  const number = new Intl.NumberFormat(region(), {maximumFractionDigits: grams ? 0 : 1}).format(grams ? kg * 1000 : kg);
  return `${number} ${grams ? 'g' : 'kg'}`;
}

export function km(distance: number): string {
  return `${new Intl.NumberFormat(region(), {maximumFractionDigits: distance < 10 ? 1 : 0}).format(distance)} km`;
}

export function clock(time: string, zone: string): string {
  return new Intl.DateTimeFormat(region(), {hour: '2-digit', minute: '2-digit', timeZone: zone}).format(new Date(time));
}

/** "today", "tomorrow" or "Wed 25 Nov". */
export function day(time: string, zone: string, now = new Date()): string {
  const days = dayNumber(new Date(time), zone) - dayNumber(now, zone);
  if (days === 0) {
    return t('day.today');
  }
  if (days === 1) {
    return t('day.tomorrow');
  }
  return new Intl.DateTimeFormat(region(), {weekday: 'short', day: 'numeric', month: 'short', timeZone: zone}).format(
    new Date(time),
  );
}

export function dayAndClock(time: string, zone: string): string {
  return t('day.at', {day: day(time, zone), time: clock(time, zone)});
}

/** "tomorrow by 17:00". */
export function promise(time: string, zone: string): string {
  return t('day.by', {day: day(time, zone), time: clock(time, zone)});
}

/** With a capital, as a line of its own. */
export function line(text: string): string {
  return text.charAt(0).toLocaleUpperCase(region()) + text.slice(1);
}

/** "3 min". */
export function age(since: Date, now = new Date()): string {
  const minutes = Math.max(1, Math.round((now.getTime() - since.getTime()) / 60_000));
  return minutes < 60 ? t('age.minutes', {n: minutes}) : t('age.hours', {n: Math.round(minutes / 60)});
}

export function colour(word: string): string {
  return known('colour', word.toLowerCase()) ?? word;
}

export function country(code: string): string {
  return new Intl.DisplayNames(region(), {type: 'region'}).of(code) ?? code;
}

/** A category path as words: "men/tops/base-layers" is "Men › Tops › Base layers". */
export function category(path: string): string {
  return path
    .split('/')
    .map((part) => part.replace(/-/g, ' '))
    .map(line)
    .join(' › ');
}

function dayNumber(time: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit'});
  return Math.round(Date.parse(parts.format(time)) / DAY_MS);
}
