import { SECRET, type Malformed } from './case';
import type { Random } from './random';

const FILES: readonly string[] = [
  'customers/customer-01/customer.ts',
  'customers/customer-03/customer.ts',
  'products/product-b/product.ts',
  'products/catalogue.ts',
  'fleet/fleet.ts',
  'fleet/clusters.ts',
];

/** What a module may do instead of describing something, and the line of the file where it does it. */
const TEXTS: readonly (readonly [text: string, line?: number])[] = [
  ['process.exit(0);', 1],
  ['\nprocess.exit(3);', 2],
  ['try { process.exit(0); } catch {}', 1],
  ['\n\nthrow new Error("no such thing");', 3],
  ['throw null;'],
  ['throw undefined;'],
  ['throw "text";'],
  ['throw 5;'],
  ['throw { message: 5 };'],
  ['throw { toString() { throw 1; } };'],
  ['throw { get message() { throw new Error("again"); } };'],
  ['throw Symbol("x");'],
  ['throw Object.create(null);'],
  ['throw new Proxy({}, { get() { throw new Error("trap"); } });'],
  ['throw Object.assign(new Error("a\\nerror: b\\u001b[31m"), { stack: undefined });'],
  ['throw Object.assign(new Error("x".repeat(1_000_000)), { stack: 5 });'],
  ['\nnull.x;', 2],
  ['\nundefinedName();', 2],
  ['(function again() { again(); })();'],
  ['new Array(-1);', 1],
  [`throw new Error("connect failed for postgres://admin:${SECRET}@db/orders");`, 1],
  [`throw new Error("GET https://store.test/v1?token=${SECRET}&x=1 gave 403");`, 1],
  [`throw new Error("Server=db;User=sa;Password=${SECRET};");`, 1],
  [`throw new Error("password: ${SECRET}");`, 1],
  [`throw new Error("Authorization: Bearer ${SECRET}");`, 1],
  [`throw "--password ${SECRET}";`],
  ['export default {', 1],
  ['export default {;', 1],
  ['\n  export default )', 2],
  ['const a = 1; const a = 2;', 1],
  ['import x from "./nowhere";'],
  ['import x from "no-such-package-of-ours";'],
  ['import { a } from "\\u0000";'],
  ['export default "\\ud800', 1],
  ['\u0000\u0001\u0002', 1],
  ['\ufffd\ufffe binary', 1],
  [`export default { password '${SECRET}' };`, 1],
  [`export default { password: '${SECRET}`, 1],
  [`const token = ${SECRET} 5;`, 1],
  ['await 5;', 1],
  ['<div />', 1],
  ['export default (', 1],
  ['enum { }', 1],
  ['@@@', 1],
  [''],
  ['export const other = 1;'],
  ['export default null;'],
  ['export default 5;'],
  ['export default undefined;'],
  ['export default () => ({});'],
  ['export default [];'],
  ['export default Object.create(null);'],
  ['export default new Proxy({}, { ownKeys() { throw new Error("trap"); } });'],
  ['export default { get name() { throw new Error("no name"); } };', 1],
  ['export default Array.from({ length: 20_000 }).reduce((all) => ({ a: all }), {});'],
  ['export default class Customer {}'],
  ['export default "x".repeat(50_000_000);'],
  ['export default Promise.resolve({});'],
  ['export default new Date();'],
];

export function modules(random: Random): Malformed {
  const file = random.pick(FILES);
  const [text, line] = random.pick(TEXTS);
  // What the fleet and the catalogue lack is told where it is looked for.
  const expected = line === undefined ? { file: '' } : { file, lines: [line] };
  return { what: `${file} is ${text.slice(0, 60)}`, changes: [{ file, text: `${text}\n` }], expected };
}
