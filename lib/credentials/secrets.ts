import { isMap } from '../authored/values';
import { decoded } from './encrypted';
import { isReference } from './references';

/** Where a Secret has values that anybody can read, as keys from its root. SOPS leaves an empty text as it is. */
export function plainIn(secret: Readonly<Record<string, unknown>>): string[] {
  return ['data', 'stringData'].flatMap((part) => {
    const values = secret[part];
    if (!isMap(values)) return [];
    return Object.keys(values)
      .filter((key) => isPlainValue(values[key], part))
      .map((key) => `${part}.${key}`);
  });
}

function isPlainValue(value: unknown, part: string): boolean {
  if (typeof value !== 'string') return value !== null;
  if (value === '' || isReference(value)) return false;
  return part !== 'data' || !isReference(decoded(value) ?? value);
}

/** Secrets in a text of YAML: what stands below `data:` or `stringData:`, a key a line. */
export function* secretsInYaml(text: string): Generator<{ what: string; index: number }> {
  if (!/^[ \t-]*kind:[ \t]*["']?Secret["']?[ \t]*$/m.test(text)) return;
  for (const { 0: head, index, groups } of text.matchAll(
    /^(?<indent>[ \t]*)(?:data|stringData):[ \t]*\n/gm,
  )) {
    let at = index + head.length;
    for (const line of text.slice(at).split('\n')) {
      const [, indent = '', value = ''] = /^([ \t]+)[^:#]+:[ \t]*["']?(.*?)["']?[ \t]*$/.exec(line) ?? [];
      if (indent.length <= groups!['indent']!.length) break;
      if (value !== '' && !isReference(value)) yield { what: 'a Secret in the clear', index: at };
      at += line.length + 1;
    }
  }
}
