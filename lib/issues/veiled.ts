/** Words for what is secret, in any case and writing, as keys end in them. */
const WORD =
  'pass(?:word|wd|phrase)|pwd|secret|token|dsn|credentials?|connection[-_]?string|(?:api|access|account|private|sas|shared)[-_]?key';
const SECRET_KEY = new RegExp(`(?:${WORD}|^key)$`, 'i');

/** Whether a value is probably secret by the key that it stands under. */
export function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key);
}

const SIGN = '…';

/** Forms that are secret in any text: a password in a URL or its parameters, a pair of a connection string, a known token. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi, `$1:${SIGN}@`],
  [new RegExp(`((?:${WORD}|[?&;]key|\\bsig)=)[^\\s;&'"\`,)}\\]]+`, 'gi'), `$1${SIGN}`],
  [/\b(hooks\.slack\.com\/(?:services|workflows)\/)[^\s'"]+/g, `$1${SIGN}`],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, SIGN],
  [/\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk_live_)[\w-]{10,}/g, SIGN],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]+)?/g, SIGN],
  [/-----BEGIN ([A-Z ]*)PRIVATE KEY-----[^]*/g, `-----BEGIN $1PRIVATE KEY----- ${SIGN}`],
];

/** The text without what is probably secret in it. */
export function veiled(text: string): string {
  return FORMS.reduce((said, [form, instead]) => said.replace(form, instead), text);
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
