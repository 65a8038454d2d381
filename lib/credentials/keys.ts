/** What a key says of the text that stands under it. */
export type KeyMeaning =
  /** It is a password, whatever it looks like. */
  | 'password'
  /** It is a token or key, unless it looks like the name of one. */
  | 'token';

const PASSWORD = /(?:password|passwd|passphrase|pwd)s?$/;
const PASS = /(?:^|[^A-Za-z])pass$|[a-z0-9]Pass$|[^A-Za-z]PASS$/;
const TOKEN =
  /(?:token|secret|credential|(?:api|access|account|private|sas|shared|secret|signing|encryption|master|auth|storage|subscription|integration)key|webhook(?:url)?)s?$/;

const known = new Map<string, KeyMeaning | undefined>();

/** Keys are few, and stand in every customer. */
export function meaningOf(key: string): KeyMeaning | undefined {
  if (known.has(key)) return known.get(key);
  const word = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  const meaning = PASSWORD.test(word) || PASS.test(key) ? 'password' : TOKEN.test(word) ? 'token' : undefined;
  if (known.size < 10_000) known.set(key, meaning);
  return meaning;
}

/** Words for what is secret, in any case and writing, as keys end in them. */
export const WORD =
  'pass(?:word|wd|phrase)|pwd|secret|token|dsn|credentials?|connection[-_]?string|(?:api|access|account|private|sas|shared)[-_]?key';
const SECRET_KEY = new RegExp(`(?:${WORD}|^key)$`, 'i');

/** Whether a value may be secret by the key that it stands under: then messages do not show it, also where it is a name. */
export function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key) || meaningOf(key) !== undefined;
}
