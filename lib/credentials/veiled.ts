import { WORD } from './keys';
import { credentialsInText } from './text';

const SIGN = '…';

/** The text without what is probably secret in it. What stands after a colon is no value there: messages go on after one. */
export function veiled(text: string): string {
  const found = credentialsInText(text)
    .filter(({ isAfterColon }) => !isAfterColon)
    .sort((a, b) => a.index - b.index);
  let said = '';
  let end = 0;
  for (const { index, length } of found) {
    if (index >= end) said += text.slice(end, index) + SIGN;
    end = Math.max(end, index + length);
  }
  return said + text.slice(end);
}

/** Further forms in which programs print secrets: `password: x`, `--password x`, `Authorization: Bearer x`. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/\b((?:Bearer|Basic)\s+)\S+/gi, `$1${SIGN}`],
  [new RegExp(`((?:${WORD})["']?\\s*[:=]\\s*|--?\\S*(?:${WORD})\\s+)(?!${SIGN})\\S+`, 'gi'), `$1${SIGN}`],
];

/** Veils the text of an exception, which a program wrote and no rule worded. */
export function veiledException(text: string): string {
  return SAID.reduce((said, [form, instead]) => said.replace(form, instead), veiled(text));
}

/**
 * Veils what a program says of a module, where it quotes text of it that is probably secret there.
 *
 * @param sources texts of modules
 */
export function veiledOf(said: string, sources: readonly string[]): string {
  const secrets = sources.flatMap((source) =>
    credentialsInText(source)
      // Behind a colon of TypeScript stand types, too.
      .filter(({ isAfterColon, index }) => !isAfterColon || /['"`]/.test(source[index - 1] ?? ''))
      .map(({ index, length }) => source.slice(index, index + length)),
  );
  return secrets
    .filter(({ length }) => length >= 4)
    .reduce((text, secret) => text.replaceAll(secret, SIGN), said);
}
