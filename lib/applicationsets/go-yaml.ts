import {
  Document,
  isCollection,
  isScalar,
  parseAllDocuments,
  parseDocument,
  Scalar,
  visit,
  type CreateNodeOptions,
  type DocumentOptions,
  type ParseOptions,
  type SchemaOptions,
  type Tags,
  type ToStringOptions,
} from 'yaml';

const BINARY = 'tag:yaml.org,2002:binary';
const DROPPED = new Set([BINARY, 'tag:yaml.org,2002:timestamp']);

/** YAML 1.1 as sigs.k8s.io/yaml reads it, which knows neither dates nor numbers to the base of 60. */
const reading: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  uniqueKeys: false,
  customTags: (tags: Tags) => [
    ...tags.filter((tag) => typeof tag === 'string' || !(DROPPED.has(tag.tag) || tag.format === 'TIME')),
    { tag: BINARY, resolve: (text: string) => fromBase64(text.replace(/\s/g, '')) },
  ],
};

function fromBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}

/**
 * The first document of a text, as JSON holds it.
 *
 * @throws Error where the text is no YAML
 */
export function decode(text: string): unknown {
  const [document] = parseAllDocuments(text, reading);
  if (!document || !('toJS' in document)) return null;
  const [fault] = document.errors;
  if (fault) throw new Error(fault.message.split('\n')[0]!.replace(/:$/, ''));
  visit(document, {
    Pair(_, { key }) {
      if (isCollection(key)) throw new Error('a key is a map or a list');
    },
  });
  // Through JSON, as there: keys become strings, and what is shared is copied.
  const data: unknown = document.toJS({ maxAliasCount: 1000 });
  return data === undefined ? null : (JSON.parse(JSON.stringify(data)) as unknown);
}

const writing: DocumentOptions & SchemaOptions & ParseOptions & CreateNodeOptions & ToStringOptions = {
  version: '1.1',
  aliasDuplicateObjects: false,
  sortMapEntries: true,
  indentSeq: false,
  lineWidth: 0,
};

/** Data as sigs.k8s.io/yaml writes it, without the line break at the end. */
export function encode(data: unknown): string {
  const document = new Document(data, writing);
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value === 'string') scalar.type = style(scalar.value);
    },
  });
  const text = document.toString({ ...writing, directives: false }).replace(/\n$/, '');
  // A text that is all there is, over several lines, is indented as below a key.
  return typeof data === 'string' && data.includes('\n') ? text.replace(/\n(?=[^\n])/g, '\n  ') : text;
}

function style(text: string): Scalar.Type {
  if (text.includes('\n')) return Scalar.BLOCK_LITERAL;
  if (/^(?:---|\.\.\.|[&*!])/.test(text)) return Scalar.QUOTE_SINGLE;
  if (/^[-+]?0o[0-7_]+$/.test(text)) return Scalar.QUOTE_DOUBLE;
  // What a reader would take for something else than a string.
  if (text === '' || !isText(text) || /^[-+]?\d[\d_]*(:[0-5]?\d)+(\.\d*)?$/.test(text))
    return Scalar.QUOTE_DOUBLE;
  if (/^\d{4}-\d\d?-\d\d?/.test(text)) return Scalar.QUOTE_DOUBLE;
  return isPlain(text) ? Scalar.PLAIN : Scalar.QUOTE_SINGLE;
}

/**
 * Whether Go's writer escapes the text, or indents it, in a way of its own, which is not known here. That it also breaks
 * long lines changes nothing for who reads the YAML.
 */
export function isOdd(text: string): boolean {
  if (/[^\n\x20-\x7e\u00a1-\u1fff\u2030-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(text)) return true;
  return text.includes('\n') && /^[\n ]/.test(text);
}

function isText(text: string): boolean {
  const { contents, errors } = parseDocument(text, reading);
  return errors.length > 0 || !isScalar(contents) || typeof contents.value === 'string';
}

function isPlain(text: string): boolean {
  return !/^[\s!&*#|>@`"'%{}[\],]|^[-?:](\s|$)|: |:$| #|\s$|^---|^\.\.\./.test(text);
}
