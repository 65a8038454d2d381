import type { Change, Malformed } from './case';
import type { Random } from './random';

/** Where a link may lead that should lead nowhere. */
const TARGETS: readonly string[] = [
  'nowhere',
  '.',
  '..',
  '../..',
  '/etc',
  '/etc/hostname',
  '/dev/null',
  '/dev/zero',
  '/proc/self',
  'loop',
  '../customer-01',
  '../../fleet',
  '../../dist',
  '../../products',
  '',
];

/** What may not be a link, whatever it leads to. */
const PLACES: readonly string[] = [
  'customers',
  'customers/customer-01',
  'customers/customer-02',
  'customers/customer-04',
  'customers/customer-01/customer.ts',
  'customers/customer-03/customer.ts',
];

/** What is no longer there behind a link that leads to nothing of the kind. */
const LED_AWAY: readonly (readonly [place: string, to: string])[] = [
  ['products', 'nowhere'],
  ['products', 'products'],
  ['products', 'fleet'],
  ['fleet', 'nowhere'],
  ['fleet', 'fleet'],
  ['products/catalogue.ts', 'nowhere.ts'],
  ['products/catalogue.ts', 'catalogue.ts'],
  ['products/catalogue.ts', '/dev/null'],
  ['products/product-a', 'product-b'],
  ['products/product-a', 'nowhere'],
  ['products/product-a/product.ts', 'product.ts'],
  ['products/product-a/product.ts', '../product-b/product.ts'],
  ['products/product-a/rings.yaml', 'rings.yaml'],
  ['products/product-a/rings.yaml', '/nowhere'],
  ['products/product-a/rings.yaml', '/proc/self/mem'],
  ['products/product-b/rings.yaml', '../product-c'],
  ['fleet/clusters.ts', 'rings.ts'],
  ['fleet/fleet.ts', 'fleet.ts'],
  ['fleet/rings.ts', '/dev/null'],
];

export function links(random: Random): Malformed {
  const made = (link: string, to: string, file: string): Malformed => {
    const change: Change = { link, to };
    return { what: `${link} leads to ${to}`, changes: [change], expected: { file } };
  };
  if (random.below(3) === 0) {
    const [place, to] = random.pick(LED_AWAY);
    return made(place, to, '');
  }
  const place = random.pick(PLACES);
  // A link leads somewhere.
  const to = random.pick(TARGETS.filter((each) => each !== ''));
  return made(place, to === 'loop' ? place.slice(place.lastIndexOf('/') + 1) : to, place);
}
