import { de } from './texts/de';
import { en } from './texts/en';

export type TextKey = keyof typeof en;
/** Of nouns that are counted. */
export type CountedNoun = { [K in TextKey]: K extends `${infer N}.one` ? N : never }[TextKey];

/** Every language that the page has, by its code. */
const languages: Readonly<Record<string, Readonly<Record<TextKey, string>>>> = { en, de };

/** The reader's, where the page has it; English otherwise. */
export const language =
  [navigator.language.toLowerCase().split('-')[0]!].find((each) => Object.hasOwn(languages, each)) ?? 'en';
const texts = languages[language]!;

/** A text in the reader's language, with what stands in it. */
export function inWords(key: TextKey, given: Readonly<Record<string, string | number>> = {}): string {
  return texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = given[name];
    return value === undefined ? whole : typeof value === 'number' ? shownNumber(value) : value;
  });
}

/** What stands for a text where the page has one of that key. */
export function wordsOr(key: string, otherwise: string): string {
  return Object.hasOwn(texts, key) ? texts[key as TextKey] : otherwise;
}

/** The noun alone, for one or for several. */
export function nounOf(
  count: number,
  noun: CountedNoun,
  given: Readonly<Record<string, string | number>> = {},
): string {
  return inWords(`${noun}.${count === 1 ? 'one' : 'other'}` as TextKey, given);
}

export function pluralOf(count: number, noun: CountedNoun): string {
  return `${shownNumber(count)} ${nounOf(count, noun)}`;
}

const numbers = new Intl.NumberFormat(navigator.language);
const dates = new Intl.DateTimeFormat(navigator.language, { dateStyle: 'medium', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat(navigator.language, { dateStyle: 'medium', timeStyle: 'short' });
const months = new Intl.DateTimeFormat(navigator.language, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const weekdays = new Intl.DateTimeFormat(navigator.language, { weekday: 'short', timeZone: 'UTC' });

/** As the reader's locale writes it. */
export function shownNumber(count: number): string {
  return numbers.format(count);
}

/** A day (`YYYY-MM-DD`) or time as the reader's locale writes the day. */
export function shownDay(day: string): string {
  return dates.format(new Date(day));
}

/** A time with the hour: on the reader's clock, or on those of a zone, whose name stands behind it. */
export function shownTime(time: string, timeZone?: string): string {
  return (timeZone === undefined ? times : timesIn(timeZone)).format(new Date(time));
}

const zones = new Map<string, Intl.DateTimeFormat>();

function timesIn(timeZone: string): Intl.DateTimeFormat {
  let known = zones.get(timeZone);
  if (!known) {
    const parts = {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    } as const;
    known = new Intl.DateTimeFormat(navigator.language, { ...parts, timeZone, timeZoneName: 'short' });
    zones.set(timeZone, known);
  }
  return known;
}

export function shownMonth(day: string): string {
  return months.format(new Date(day));
}

export function shownWeekday(day: string): string {
  return weekdays.format(new Date(day));
}
