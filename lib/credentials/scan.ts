import { isMap } from '../authored/values';
import { isSealedValue } from './encrypted';
import { meaningOf, type KeyMeaning } from './keys';
import { plainIn, secretsInYaml } from './secrets';
import { credentialsInText, isSecretText, RANDOM, SHORTEST } from './text';

/** A credential in the clear. Never says what it is, but where. */
export interface Finding {
  /** Keys from the root to it. */
  readonly path: readonly string[];
  /** What it looks like. */
  readonly what: string;
  /** What is wrong with it, as an issue says it. */
  readonly problem: string;
  readonly fix: string;
  /** Lines in the text at the path, counted from 1. @default - the text has one line */
  readonly line?: number;
}

/** Deeper values are refused elsewhere. */
const DEEPEST = 100;

/** Keys whose value is that of the key above them: `password: { value: x }`. */
const VALUES: readonly string[] = ['value', 'default', 'plain', 'literal', 'const', 'example'];

/** All credentials in the clear of what people wrote: maps and lists, by their keys, and then texts, by what they look like. */
export function credentialsIn(given: unknown): Finding[] {
  const scan = new Scan();
  scan.value(given, undefined);
  return scan.found;
}

class Scan {
  readonly found: Finding[] = [];
  private readonly path: string[] = [];

  value(given: unknown, meaning: KeyMeaning | undefined): void {
    if (typeof given === 'string') this.text(given, meaning);
    else if (typeof given === 'number') {
      if (meaning === 'password') this.add(BY_KEY);
    } else if (typeof given !== 'object' || given === null || this.path.length > DEEPEST) return;
    else if (Array.isArray(given)) this.list(given, meaning);
    else if (isPlain(given)) this.map(given as Readonly<Record<string, unknown>>, meaning);
  }

  private text(text: string, meaning: KeyMeaning | undefined): void {
    if (meaning && isSecretText(text, meaning)) return this.add(BY_KEY);
    if (text.length < SHORTEST) return;
    const parsed = /^\s*[[{]/.test(text) ? inJson(text) : undefined;
    if (parsed !== undefined) return this.value(parsed, meaning);
    const found = credentialsInText(text);
    if (!text.includes('\n')) {
      for (const what of new Set(found.map((each) => each.what))) this.add(what);
      return;
    }
    const said = new Set<string>();
    for (const { what, index } of [...found, ...secretsInYaml(text)]) {
      const line = text.slice(0, index).split('\n').length;
      if (!said.has(`${line} ${what}`)) this.add(what, line);
      said.add(`${line} ${what}`);
    }
  }

  private list(items: readonly unknown[], meaning: KeyMeaning | undefined): void {
    for (const [index, item] of items.entries()) {
      const before: unknown = items[index - 1];
      // Arguments of a command: `['--password', 'x']`.
      const isArgument = typeof before === 'string' && /^--?[\w-]+$/.test(before);
      this.path.push(String(index));
      this.value(item, isArgument ? meaningOf(before) : meaning);
      this.path.pop();
    }
  }

  private map(map: Readonly<Record<string, unknown>>, meaning: KeyMeaning | undefined): void {
    const skipped = this.object(map);
    for (const key of Object.keys(map)) {
      if (skipped.length > 0 && skipped.includes(key)) continue;
      // A path that is no name is not shown.
      if (key.length >= 16 && credentialsInText(key).some(({ what }) => what !== RANDOM)) {
        this.add('a key of a map that is a credential');
        continue;
      }
      this.path.push(key);
      this.value(map[key], meaningIn(map, key, meaning));
      this.path.pop();
    }
  }

  /** Judges an object of Kubernetes as one. @returns the keys that need no further look */
  private object(map: Readonly<Record<string, unknown>>): readonly string[] {
    const { kind, apiVersion, spec } = map;
    if (kind === 'Secret' && apiVersion === 'v1') {
      const plain = plainIn(map);
      if (plain.length > 0) this.addSecret(map, plain);
      return ['data', 'stringData'];
    }
    if (kind === 'SealedSecret' && isMap(spec) && isMap(spec['encryptedData'])) {
      const { encryptedData, ...rest } = spec;
      const posing = Object.keys(encryptedData).filter((key) => !isSealedValue(encryptedData[key]));
      if (posing.length > 0) this.add(`a SealedSecret whose values are not sealed: ${posing.join(', ')}`);
      this.path.push('spec');
      this.value(rest, undefined);
      this.path.pop();
      return ['spec'];
    }
    // Of SOPS' own: the key of the file, encrypted.
    return 'enc' in map && this.path.includes('sops') && ENCRYPTED_KEY.test(String(map['enc']))
      ? ['enc']
      : [];
  }

  private add(what: string, line?: number): void {
    const problem = `looks like ${what}, and credentials do not belong in git`;
    this.found.push({ path: [...this.path], what, problem, fix: FIX, ...(line !== undefined && { line }) });
  }

  private addSecret({ metadata }: Readonly<Record<string, unknown>>, plain: readonly string[]): void {
    const name = isMap(metadata) && typeof metadata['name'] === 'string' ? ` '${metadata['name']}'` : '';
    const problem = `Secret${name} is in the clear, and credentials do not belong in git: ${plain.join(', ')}`;
    this.found.push({ path: [...this.path], what: 'a Secret', problem, fix: SECRET_FIX });
  }
}

/** As a cloud's key service gives it, or age or PGP with their armour. */
const ENCRYPTED_KEY =
  /^(?:[\w+/=-]{64,}|-----BEGIN (AGE ENCRYPTED FILE|PGP MESSAGE)-----\n[\w+/=\n]{64,}-----END \1-----\s*)$/;

/** What the key says in this map. @param above what the key of the map says */
function meaningIn(map: Readonly<Record<string, unknown>>, key: string, above: KeyMeaning | undefined) {
  if (key === 'value') {
    const name = map['name'] ?? map['key'];
    if (typeof name === 'string') return meaningOf(name);
  }
  if (above && VALUES.includes(key)) return above;
  // Names a key of the Secret that external-secrets makes.
  return key === 'secretKey' && 'remoteRef' in map ? undefined : meaningOf(key);
}

const BY_KEY = 'a password or key, by its name';
const FIX =
  'take it from a secret store, or encrypt it; where it is no credential, say so under allowedCredentials of the fleet, with a reason and a last day';
const SECRET_FIX =
  'take them from a secret store, by an ExternalSecret; or from a folder of manifests with encrypted files, whose component sets flux.kustomization.decryption';

/** The text without any credential that is in what is given: for messages of others, which may quote one. */
export function withoutThoseOf(text: string, given: unknown): string {
  let said = text;
  for (const { path } of credentialsIn(given)) {
    const found = path.reduce<unknown>(
      (inner, key) => (inner as Readonly<Record<string, unknown>> | undefined)?.[key],
      given,
    );
    for (const secret of textsIn(found)) if (secret.length >= 4) said = said.replaceAll(secret, '…');
  }
  return said;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/** Data, and no instance of a class such as a schema. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function inJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
