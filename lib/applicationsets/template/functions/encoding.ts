import { decode, encode, isOdd } from '../../go-yaml';
import { TemplateFault, uncertain } from '../fault';
import { Dict, fromJson, isList, toJson, type Value } from '../value';
import { takes, type Functions } from './function';
import { forHtml, json } from './json';

const toJsonText = takes(['any'], (value) => forHtml(json(value)));
const toPrettyText = takes(['any'], (value) => forHtml(json(value, '  ')));
const toRawText = takes(['any'], (value) => json(value));

/** Functions that write and read JSON and YAML, of Sprig and of Argo CD. */
export const encodings: Functions = {
  toJson: toJsonText,
  mustToJson: toJsonText,
  toPrettyJson: toPrettyText,
  mustToPrettyJson: toPrettyText,
  toRawJson: toRawText,
  mustToRawJson: toRawText,
  fromJson: takes(['string'], (text) => parsed(text) ?? null),
  mustFromJson: takes(['string'], (text) => {
    const value = parsed(text);
    if (value === undefined)
      throw new TemplateFault('mustFromJson reads a text that is no JSON', 'mend the text');
    return value;
  }),
  toYaml: takes(['any'], (value) => {
    refuseOdd(value);
    return encode(toJson(value));
  }),
  fromYaml: takes(['string'], (text) => {
    const value = yaml('fromYaml', text) ?? new Dict();
    if (value instanceof Dict) return value;
    throw new TemplateFault('fromYaml reads a text that is no map', 'use fromYamlArray for a list');
  }),
  fromYamlArray: takes(['string'], (text) => {
    const value = yaml('fromYamlArray', text) ?? [];
    if (isList(value)) return value;
    throw new TemplateFault('fromYamlArray reads a text that is no list', 'use fromYaml for a map');
  }),
};

/** @throws TemplateFault where a text is one that Go's writer of YAML escapes or indents in a way of its own */
function refuseOdd(value: Value): void {
  if (typeof value === 'string' && isOdd(value)) throw uncertain(`toYaml writes ${json(value)}`);
  if (isList(value)) value.forEach(refuseOdd);
  if (!(value instanceof Dict)) return;
  for (const [key, item] of value.entries) {
    if (key.length > 120 || key.includes('\n')) throw uncertain(`toYaml writes the key ${json(key)}`);
    refuseOdd(key);
    refuseOdd(item);
  }
}

/** What the text holds as JSON, `undefined` where it is none. */
function parsed(text: string): Value {
  try {
    return fromJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function yaml(name: string, text: string): Value {
  try {
    return fromJson(decode(text));
  } catch (fault) {
    throw new TemplateFault(
      `${name} reads a text that is no YAML: ${(fault as Error).message}`,
      'mend the text',
    );
  }
}
