import { h, type Child } from '../dom';
import { statesOf } from '../facets';
import { meantOf, type Seen } from '../page';
import { hashOf } from '../state';
import { tableView } from '../table';
import { inWords, pluralOf } from '../words';

/** What clusters said of each release, those first that are not as git says, or not well. */
export function liveView(shown: Seen): Child {
  const { fleet, state } = shown;
  const title = h('h2', {}, inWords('view.live'));
  if (!fleet.live) return [title, h('p', {}, inWords('live.none'))];
  const isAmiss = (release: (typeof laid)[number]) =>
    statesOf(release).some((each) => each.startsWith('live-'));
  const laid = meantOf(shown).filter(({ live }) => live);
  const sorted = [...laid.filter(isAmiss), ...laid.filter((release) => !isAmiss(release))];
  const { ours, platform, others } = fleet.live.objects;
  const counted = { ours: pluralOf(ours, 'object'), platform, others };
  const rows = sorted.map(({ tenant, product, version, live }) => [
    tenant.name,
    product,
    tenant.cluster.name,
    live!.objects.map(({ kind, name }) => `${kind} ${name}`).join(', '),
    live!.objects.length === 0
      ? inWords('live.gone')
      : [...new Set(live!.objects.flatMap(({ states }) => states))].join(', '),
    version,
    live!.runs.join(', '),
    inWords(`live.${live!.version}`),
  ]);
  const columns = ['tenant', 'product', 'cluster', 'object', 'states', 'gitSays', 'clusterRuns', 'verdict'];
  return [
    title,
    h('p', {}, inWords('live.counted', counted)),
    tableView({ name: 'live', title: inWords('live.title'), columns, rows }, (row, column) => {
      const { tenant, product, live } = sorted[row]!;
      const value = rows[row]![column];
      if (column === 0)
        return h('a', { href: hashOf({ ...state, open: `release/${tenant.name}/${product}` }) }, value);
      if ((column === 4 && !live!.isWell) || (column === 7 && live!.version === 'other'))
        return h('span', { class: 'mark live over' }, '⚑ ', value);
      return value;
    }),
  ];
}
