import { isMap as isObject, type Value, type Values } from '../../authored/values';
import { isSecretKey } from '../../credentials/keys';
import { codeOf, keyText } from '../literal';
import { commentOf } from './schema';

const STEP = '  ';

/** What is known while a schema is gone through. */
interface Within {
  readonly root: Values;
  /** References that led here: one that comes again has no end. */
  readonly followed: readonly string[];
  /** What the chart's own `values.yaml` says here, as a schema. */
  readonly chart: Value | undefined;
  readonly indent: string;
}

/**
 * The zod schema of a chart's values, as source text, of the chart's `values.schema.json`: draft-07 or 2020-12. A value that the schema
 * requires and the chart gives itself may be left out, since Helm checks what all layers come to. Helm checks the rest, too: conditions,
 * `not`, and what is in other files.
 *
 * @param chart what the chart's own `values.yaml` says, as a schema: its keys are beside those that the schema names
 */
export function zodOfJsonSchema(schema: Values, chart: Values, indent = ''): string {
  const within = { root: schema, followed: [], chart, indent };
  const text = typeOf({ ...schema, type: 'object' }, within);
  return text.startsWith('z.record') ? 'z.looseObject({})' : text;
}

function typeOf(given: Value | undefined, within: Within): string {
  if (given === false) return 'z.never()';
  if (!isObject(given)) return 'z.unknown()';
  const [schema, followed] = whole(given, within.root, within.followed);
  const inside = { ...within, followed };
  if (schema['const'] !== undefined) return oneOf([schema['const']]);
  if (Array.isArray(schema['enum'])) return oneOf(schema['enum']);
  const { type } = schema;
  if (Array.isArray(type))
    return union((type as readonly Value[]).map((each) => typeOf({ ...schema, type: each }, inside)));
  const choices = [schema['anyOf'], schema['oneOf']].find(Array.isArray);
  // Choices of which keys there are say nothing of types: Helm checks them.
  if (choices && !isObject(schema['properties'])) {
    const { anyOf: _, oneOf: __, ...shared } = schema;
    return union(
      (choices as readonly Value[]).map((each) =>
        typeOf(isObject(each) ? { ...shared, ...each } : each, inside),
      ),
    );
  }
  switch (type ?? implied(schema)) {
    case 'string':
      return `z.string()${bounds(schema, { minLength: 'min', maxLength: 'max' })}${pattern(schema)}`;
    case 'integer':
      return `z.int()${bounds(schema, NUMBER)}`;
    case 'number':
      return `z.number()${bounds(schema, NUMBER)}`;
    case 'boolean':
      return 'z.boolean()';
    case 'null':
      return 'z.null()';
    case 'array': {
      const item = Array.isArray(schema['items']) || schema['prefixItems'] ? undefined : schema['items'];
      const text = typeOf(item, { ...inside, chart: undefined });
      return `z.array(${text})${bounds(schema, { minItems: 'min', maxItems: 'max' })}`;
    }
    case 'object':
      return mapOf(schema, inside);
    default:
      return 'z.unknown()';
  }
}

const NUMBER = {
  minimum: 'gte',
  maximum: 'lte',
  exclusiveMinimum: 'gt',
  exclusiveMaximum: 'lt',
  multipleOf: 'multipleOf',
};

function bounds(schema: Values, by: Readonly<Record<string, string>>): string {
  return Object.entries(by)
    .map(([keyword, method]) => {
      const bound = schema[keyword];
      return typeof bound === 'number' ? `.${method}(${bound})` : '';
    })
    .join('');
}

function pattern({ pattern: text }: Values): string {
  return typeof text === 'string' && isRegExp(text) ? `.regex(new RegExp(${JSON.stringify(text)}, 'u'))` : '';
}

function isRegExp(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** What it is about, where it names no type. */
function implied(schema: Values): string | undefined {
  if (schema['properties'] ?? schema['patternProperties'] ?? schema['additionalProperties']) return 'object';
  return schema['items'] === undefined ? undefined : 'array';
}

function oneOf(choices: readonly Value[]): string {
  const plain = choices.filter((each) => each === null || typeof each !== 'object');
  if (plain.length < choices.length || plain.length === 0) return 'z.unknown()';
  return `z.literal([${plain.map((each) => codeOf(each)).join(', ')}])`;
}

function union(texts: readonly string[]): string {
  const [first = 'z.unknown()', ...others] = [...new Set(texts)];
  if (others.length === 0) return first;
  return [first, ...others].includes('z.unknown()')
    ? 'z.unknown()'
    : `z.union([${[first, ...others].join(', ')}])`;
}

function mapOf(schema: Values, within: Within): string {
  const { properties, additionalProperties: others, patternProperties: patterns } = schema;
  const isClosed = others === false && !isObject(patterns);
  const stated = isObject(properties) ? properties : {};
  const given = propertiesOf(within.chart);
  const isOpen = others !== false && !isObject(others) && !isObject(patterns);
  const named = Object.entries(isOpen ? { ...given, ...stated } : stated);
  if (named.length === 0) {
    if (isClosed) return 'z.strictObject({})';
    const byPattern = isObject(patterns) ? Object.values(patterns) : [];
    const all = [...byPattern, ...(isObject(others) ? [others] : others === false ? [] : [true])];
    const inside = { ...within, chart: undefined };
    return `z.record(z.string(), ${union(all.map((each) => typeOf(each, inside)))})`;
  }
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const indent = within.indent + STEP;
  const lines = named.flatMap(([key, each]) => {
    // No text of a key: the chart takes it, and the schema says nothing of it.
    if (key === '__proto__') return [];
    const own = Object.hasOwn(given, key) ? given[key] : undefined;
    const { description: comment, default: filled } = isObject(own) ? own : ({} as Values);
    const [about] = isObject(each) ? whole(each, within.root, within.followed) : [{} as Values];
    const type = typeOf(each, { ...within, chart: own, indent });
    const isNeeded = required.includes(key) && own === undefined && about['default'] === undefined;
    const said = [about['description'], comment].find((text) => typeof text === 'string');
    const text = `${type}${metadata(key, said, filled ?? about['default'])}${isNeeded ? '' : '.optional()'}`;
    return [...commentOf(said).map((line) => indent + line), `${indent}${keyText(key)}: ${text},`];
  });
  return `z.${isClosed ? 'strictObject' : 'looseObject'}({\n${lines.join('\n')}\n${within.indent}})`;
}

function propertiesOf(schema: Value | undefined): Values {
  const properties = isObject(schema) ? schema['properties'] : undefined;
  return isObject(properties) ? properties : {};
}

/** What `explain` and editors show: it fills nothing in. What may be a credential is not said again. */
function metadata(key: string, description: string | undefined, given: Value | undefined): string {
  const isShown = given !== undefined && given !== null && typeof given !== 'object' && !isSecretKey(key);
  const about = [
    ...(description === undefined ? [] : [`description: ${codeOf(description)}`]),
    ...(isShown ? [`default: ${codeOf(given)}`] : []),
  ];
  return about.length === 0 ? '' : `.meta({ ${about.join(', ')} })`;
}

/** The schema with what it refers to and consists of in it, and the references that this took. */
function whole(
  schema: Values,
  root: Values,
  followed: readonly string[],
): readonly [schema: Values, followed: readonly string[]] {
  const { $ref: reference, allOf: parts, ...own } = schema;
  let found: Values = {};
  let all = followed;
  const take = (part: Values) => {
    const [taken, more] = whole(part, root, all);
    all = more;
    found = together(found, taken);
  };
  if (typeof reference === 'string' && !followed.includes(reference)) {
    all = [...all, reference];
    const meant = referred(root, reference);
    if (meant) take(meant);
  }
  for (const part of Array.isArray(parts) ? parts : []) if (isObject(part)) take(part);
  return [together(found, own), all];
}

function together(below: Values, above: Values): Values {
  const [own, others] = [above['properties'], below['properties']];
  const [needed, more] = [above['required'], below['required']];
  return {
    ...below,
    ...above,
    ...(isObject(own) && isObject(others) && { properties: { ...others, ...own } }),
    ...(Array.isArray(needed) &&
      Array.isArray(more) && { required: [...(more as readonly Value[]), ...(needed as readonly Value[])] }),
  };
}

/** What a reference within the file means, by path or `$anchor`. */
function referred(root: Values, reference: string): Values | undefined {
  if (!reference.startsWith('#')) return undefined;
  if (!/^#(\/|$)/.test(reference)) {
    const definitions = [root['$defs'], root['definitions']].flatMap((each) =>
      isObject(each) ? Object.values(each) : [],
    );
    const named = (each: Value): each is Values =>
      isObject(each) && (each['$id'] === reference || each['$anchor'] === reference.slice(1));
    return definitions.find(named);
  }
  let at: Value | undefined = root;
  for (const part of reference.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    at = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }
  return isObject(at) ? at : undefined;
}
