import { releasesByProduct, type ReleaseRow } from '../../unpack';
import { h, type Child } from '../dom';
import { versionName } from '../facets';
import { lagOf } from '../marks';
import { meantOf, type Seen } from '../page';
import { hashOf, withChosen } from '../state';
import { tableView } from '../table';
import { inWords, shownNumber } from '../words';

/** Per product, how many releases of each ring run which version. */
export function versionsView(shown: Seen): Child {
  const all = releasesByProduct({ products: shown.fleet.products, releases: meantOf(shown) });
  return [
    h('h2', {}, inWords('view.versions')),
    shown.fleet.products.map(
      ({ name }, index) => all[index]!.length > 0 && histogram(shown, name, all[index]!),
    ),
  ];
}

function histogram({ fleet, state }: Seen, product: string, releases: readonly ReleaseRow[]): Child {
  const counts = new Map<string, Int32Array>();
  const samples = new Map<string, ReleaseRow>();
  const isThere = new Uint8Array(fleet.rings.length);
  for (const release of releases) {
    const { version = '', tenant } = release;
    let own = counts.get(version);
    if (!own) {
      samples.set(version, release);
      counts.set(version, (own = new Int32Array(fleet.rings.length)));
    }
    own[tenant.ringIndex]!++;
    isThere[tenant.ringIndex] = 1;
  }
  const rings = fleet.rings
    .map(({ name }, index) => ({ name, index }))
    .filter(({ index }) => isThere[index] === 1);
  const { compare } = new Intl.Collator('en', { numeric: true });
  const versions = [...samples]
    .sort(([a, x], [b, y]) => x.behind - y.behind || compare(b, a))
    .map(([version]) => version);
  const most = Math.max(...[...counts.values()].map((own) => Math.max(...own)));
  const countAt = (version: string, ring: number) => counts.get(version)![ring]!;
  const rows = versions.map((version) => [
    version || inWords('mark.branch'),
    ...rings.map(({ index }) => countAt(version, index)),
  ]);
  const table = {
    name: `versions-${product}`,
    title: product,
    named: 1,
    columns: ['version', ...rings.map(({ name }) => name)],
    rows,
  };
  return tableView(table, (row, column) => {
    const version = versions[row]!;
    const named = versionName(samples.get(version)!);
    if (column === 0) return [version || inWords('mark.branch'), lagOf(samples.get(version)!)];
    const ring = rings[column - 1]!;
    const count = countAt(version, ring.index);
    if (count === 0) return '';
    const inRing = withChosen({ ...state, view: 'matrix' }, 'ring', [ring.name]);
    const to =
      named === undefined ? withChosen(inRing, 'product', [product]) : withChosen(inRing, 'version', [named]);
    return [
      h('a', { href: hashOf(to) }, shownNumber(count)),
      h('span', {
        class: `length ring-${ring.index % 8}`,
        'aria-hidden': 'true',
        css: { width: `${Math.max(2, (count / most) * 100)}%` },
      }),
    ];
  });
}
