import { isSecretKey } from '../../issues/veiled';

/** In characters: a line that is longer says no more. */
const WIDEST = 100;
const SIGN = '…';
const KEY = /^(\s*(?:- +)*)(["']?)([\w.\-/]+)\2\s*:(?=\s|$)/;
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
export function shownLine(text: string, number: number): string | undefined {
  const lines = text.split(/\r?\n/).slice(0, number);
  const line = lines.pop()?.trimEnd() ?? '';
  if (line.trim() === '' || keysAbove(lines, line).some(isSecretKey)) return undefined;
  const secret = [...line.matchAll(ANY_KEY)].find(([, , key = '']) => isSecretKey(key));
  const known = secret ? `${line.slice(0, secret.index + secret[0].length)} ${SIGN}` : line;
  const shown = known.replace(TOKEN, SIGN);
  return shown.length > WIDEST ? `${shown.slice(0, WIDEST)}${SIGN}` : shown;
}

/** The keys that a line stands under by its indentation; of a line without a key of its own, the last one above it first. */
function keysAbove(above: readonly string[], line: string): string[] {
  const keys: string[] = [];
  let depth = KEY.exec(line)?.[1]!.length ?? Infinity;
  for (const each of [...above].reverse()) {
    const [, indent = '', , key] = KEY.exec(each) ?? [];
    if (key === undefined || indent.length >= depth) continue;
    keys.push(key);
    depth = indent.length;
  }
  return keys;
}
