import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { error, type Issue, type Location } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { unknown } from '../../issues/unknown';
import type { Plan } from '../../plan/fleet';
import type { Known } from '../timely';
import type { RingPromotion } from './options';

/** Folder of the release sets, below the program's: `releases/2026-12.yaml`. */
const FOLDER = 'releases';
const FORM = "a line a product, as in web: '1.4.0'";

/** What is to be promoted of each product of a release set: versions that were proven together, by product. */
export function releaseSet(
  root: string,
  plan: Plan,
  { set = '', product, version, percent, ...options }: RingPromotion,
): RingPromotion[] | { readonly issues: Issue[] } {
  const stray = Object.entries({ '<product>': product, '--version': version, '--percent': percent }).filter(
    ([, given]) => given !== undefined,
  );
  if (stray.length > 0)
    return {
      issues: stray.map(([name]) =>
        error({ file: '--set' }, `goes with no ${name}`, 'leave the one or the other out'),
      ),
    };
  const names = existsSync(join(root, FOLDER)) ? readdirSync(join(root, FOLDER)) : [];
  const sets = names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
  if (!sets.includes(set)) {
    const fix = sets.length > 0 ? suggest(set, sets) : `write ${FOLDER}/${set}.yaml, with ${FORM}`;
    return { issues: [error({ file: '--set' }, `there is no release set '${set}'`, fix)] };
  }
  const file = `${FOLDER}/${set}.yaml`;
  const issues: Issue[] = [];
  const versions = [...versionsIn(file, readFileSync(join(root, file), 'utf8'), plan, issues)];
  if (issues.length > 0) return { issues };
  return versions.map(([name, wanted]) => ({ ...options, product: name, version: wanted }));
}

function* versionsIn(file: string, text: string, plan: Plan, issues: Issue[]): Generator<[string, string]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset = 0): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  for (const { message, pos } of document.errors)
    issues.push(error(place(pos[0]), `is no YAML: ${message.split('\n')[0]!}`, `write ${FORM}`));
  if (document.errors.length > 0) return;
  const { contents } = document;
  if (!isMap(contents) || contents.items.length === 0) {
    issues.push(error({ file }, 'names no product', `write ${FORM}`));
    return;
  }
  const products = plan.products.filter(({ spec }) => spec.version !== undefined).map(({ name }) => name);
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = place(isScalar(key) ? key.range?.[0] : undefined);
    issues.push(...unknown(at, 'product with versions', name, products));
    if (isScalar(value) && typeof value.value === 'string' && value.value !== '') yield [name, value.value];
    else issues.push(error(at, `the version of '${name}' is no text`, `put it in quotes: ${FORM}`));
  }
}

/** Whether the ring runs the version already, all of its customers. */
export function isThere({ rings }: Known, { product = '', ring, version }: RingPromotion): boolean {
  const entry = rings.find(({ file }) => file === `products/${product}/rings.yaml`)?.entries[ring];
  return entry?.version === version && (entry?.percent ?? 100) === 100;
}
