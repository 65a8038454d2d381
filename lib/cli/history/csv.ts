import type { HistoryEntry } from '../../history/entry';
import { printable } from '../printable';

const COLUMNS = [
  'at',
  'commit',
  'repository',
  'by',
  'source',
  'sourceAuthor',
  'reason',
  'customer',
  'tenant',
  'product',
  'ring',
  'cluster',
  'what',
  'path',
  'from',
  'to',
] as const satisfies readonly (keyof HistoryEntry)[];

/** A line an entry, for spreadsheets. Source: RFC 4180. */
export function historyAsCsv(entries: readonly HistoryEntry[]): string {
  const lines = entries.map((entry) => COLUMNS.map((column) => cell(entry[column])).join(','));
  return [COLUMNS.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

function cell(value: HistoryEntry['to']): string {
  if (value === undefined) return '';
  const text = printable(typeof value === 'string' ? value : JSON.stringify(value));
  // A spreadsheet would take it for a formula. Numbers below zero are none.
  const safe = /^[=+@\t-]/.test(text) && !/^-[\d.]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
