import { isSecretKey } from '../../credentials/keys';
import { veiled } from '../../credentials/veiled';

/** In characters: a line that is longer says no more. */
const WIDEST = 100;
const SIGN = '…';
const KEY = /^(\s*(?:- +)*)(["']?)([\w.\-/]+)\2\s*:(?=\s|$)/;
/** A variable, whose value stands in the next line. */
const NAMED = /^[\s-]*(?:name|key):\s*["']?([\w.-]+)/;
const ANY_KEY = /(["']?)([\w.\-/]+)\1\s*:(?=[\s"'[{]|$)/g;
/** Words that may be tokens or parts of keys: long, of letters of both cases and digits. */
const TOKEN = /(?=[\w+/=]*\d)(?=[\w+/=]*[a-z])(?=[\w+/=]*[A-Z])[\w+/=]{20,}/g;

/**
 * A line of a file of YAML as a message may show it: without what is probably secret by the key before it in the line, by a key
 * that it stands under, or by its form. The file may have a mistake that hides under which key it stands: so the last key above
 * counts as well.
 *
 * @param number of the line, from 1 on
 */
export function shownLine(lines: readonly string[], number: number): string | undefined {
  const line = lines[number - 1]?.trimEnd() ?? '';
  if (line === '' || keysAbove(lines, number - 1).some(isSecretKey)) return undefined;
  const [, name = ''] = /^\s*value:/.test(line) ? (NAMED.exec(lines[number - 2] ?? '') ?? []) : [];
  if (isSecretKey(name)) return undefined;
  const secret = [...line.matchAll(ANY_KEY)].find(([, , key = '']) => isSecretKey(key));
  const known = secret ? `${line.slice(0, secret.index + secret[0].length)} ${SIGN}` : line;
  const shown = veiled(known).replace(TOKEN, SIGN);
  return shown.length > WIDEST ? `${shown.slice(0, WIDEST)}${SIGN}` : shown;
}

/** The keys that a line stands under by its indentation; of a line without a key of its own, the last one above it first. */
function keysAbove(lines: readonly string[], index: number): string[] {
  const keys: string[] = [];
  let depth = KEY.exec(lines[index]!)?.[1]!.length ?? Infinity;
  for (let above = index - 1; above >= 0 && depth > 0; above--) {
    const [, indent = '', , key] = KEY.exec(lines[above]!) ?? [];
    if (key === undefined || indent.length >= depth) continue;
    keys.push(key);
    depth = indent.length;
  }
  return keys;
}
