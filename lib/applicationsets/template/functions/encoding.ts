import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { decode, encode } from '../../go-yaml';
import { TemplateFault } from '../fault';
import { Dict, fromJson, isList, toJson, type Value } from '../value';
import { base64, fromBase64 } from './bytes';
import { takes, type Functions } from './function';

/** Functions that write and read JSON, YAML and base64, of Sprig and of Argo CD. */
export const encodings: Functions = {
  toJson: takes(['any'], (value) => forHtml(json(value))),
  toRawJson: takes(['any'], json),
  fromJson: takes(['string'], (text) => {
    try {
      return fromJson(JSON.parse(text));
    } catch {
      return null;
    }
  }),
  toYaml: takes(['any'], (value) => encode(toJson(value))),
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
  b64enc: takes(['string'], base64),
  b64dec: takes(['string'], fromBase64),
  sha256sum: takes(['string'], (text) => bytesToHex(sha256(utf8ToBytes(text)))),
};

function json(value: Value): string {
  return JSON.stringify(toJson(value)).replace(/[\u2028\u2029]/g, escaped);
}

/** Go escapes what means something in HTML. */
function forHtml(text: string): string {
  return text.replace(/[<>&]/g, escaped);
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
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
