import { isMap, type Value } from '../authored/values';
import { masked } from '../explain/masked';
import type { Hunk } from './hunks';
import { asWord } from './plain';
import type { Owner } from './objects';

const LONGEST = 120;

/** A value in a line, without what is probably secret in it. */
export function shown(value: Value | undefined, path: readonly string[]): string {
  if (value === undefined) return 'none';
  const text = JSON.stringify(masked(value, path));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** `spec.replicas 3 -> 5`; of a text of several lines, those that differ. */
export function hunkLines({ path, from, to }: Hunk): string[] {
  const at = path.join('.');
  if (typeof from === 'string' && typeof to === 'string' && (from.includes('\n') || to.includes('\n')))
    return [at, ...lines(from, to, path)];
  if (isMap(to) && from === undefined) return [`${at} is new: ${shown(to, path)}`];
  return [`${at} ${shown(from, path)} -> ${shown(to, path)}`];
}

const MOST = 20;

function lines(from: string, to: string, path: readonly string[]): string[] {
  const [was, is] = [from, to].map((text) => text.split('\n')) as [string[], string[]];
  const found = [
    ...was.filter((line) => !is.includes(line)).map((line) => `- ${line}`),
    ...is.filter((line) => !was.includes(line)).map((line) => `+ ${line}`),
  ].map((line) => asWord(masked(line, path)));
  return found.length > MOST ? [...found.slice(0, MOST), `… and ${found.length - MOST} lines more`] : found;
}

/** A text in which whoever has it is not named, so that it is the same for all that have it. */
export function withoutNames(text: string, { tenant, customer, cluster }: Owner): string {
  const names = [
    ['tenant', tenant],
    ['customer', customer],
    ['cluster', cluster],
  ] as const;
  return names.reduce(
    (left, [noun, name]) => (name === undefined ? left : left.replace(pattern(name), `<${noun}>`)),
    text,
  );
}

const patterns = new Map<string, RegExp>();

function pattern(name: string): RegExp {
  const known = patterns.get(name);
  if (known) return known;
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const made = new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, 'g');
  patterns.set(name, made);
  return made;
}
