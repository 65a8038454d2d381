import type { Value } from '../../authored/plain/map';
import { formatLocation } from '../../issues/issue';
import type { CustomerRow, ReleaseRow, TenantRow } from '../unpack';
import { readDetails } from './decode';
import { h, shownDay, type Child } from './dom';
import { aboutTenant, shownRelease } from './explanation';
import { releaseMarks, ringSwatch } from './marks';
import type { Seen } from './page';
import { hashOf } from './state';
import { tableView } from './table';

/** What is shown of a customer, tenant or release: `customer/acme`, `tenant/acme-prod`, `release/acme-prod/web`. */
export async function openedContent(shown: Seen, open: string): Promise<Node[]> {
  const [kind, name, product] = open.split('/');
  const { customers, tenants } = shown.fleet;
  const customer = kind === 'customer' ? customers.find((each) => each.name === name) : undefined;
  if (customer) return aboutCustomer(shown, customer);
  const tenant = tenants.find((each) => each.name === name);
  const release = tenant?.releases.find((each) => each.product === product);
  if (tenant && kind === 'tenant') return ofTenant(shown, tenant);
  if (release && kind === 'release') return ofRelease(shown, release);
  return [h('h2', { id: 'opened' }, open), h('p', {}, 'The fleet has none of this name.')];
}

function link({ state }: Seen, open: string, text: Child): HTMLElement {
  return h('a', { href: hashOf({ ...state, open }) }, text);
}

/** A list of terms, those with something to say. */
function facts(all: readonly (readonly [string, Child])[]): HTMLElement {
  return h(
    'dl',
    {},
    all
      .filter(([, said]) => said !== undefined && said !== '')
      .map(([term, said]) => [h('dt', {}, term), h('dd', {}, said)]),
  );
}

function aboutCustomer(shown: Seen, customer: CustomerRow): Node[] {
  const { name, title, tier, region, contact, group, source, tenants } = customer;
  return [
    h('h2', { id: 'opened' }, title, ' ', h('small', {}, name)),
    facts([
      ['Tier', tier],
      ['Region', region],
      ['Contact', contact],
      ['Group', group],
      ['Written in', h('code', {}, source)],
    ]),
    ...tenants.map((tenant) =>
      h(
        'section',
        {},
        h('h3', {}, link(shown, `tenant/${tenant.name}`, tenant.name)),
        ...whereOf(tenant),
        releasesOf(shown, tenant),
      ),
    ),
  ];
}

function whereOf({ environment, ring, ringIndex, cluster, region, tier, axes }: TenantRow): Node[] {
  return [
    facts([
      ['Environment', environment],
      ['Ring', [ringSwatch(ringIndex), ring]],
      ['Cluster', `${cluster.name} (${cluster.engine})`],
      ['Region', region],
      ['Tier', tier],
      ...Object.entries(axes),
    ]),
  ];
}

function releasesOf(shown: Seen, { name, releases }: TenantRow): Node {
  return h(
    'ul',
    { class: 'releases' },
    releases.map((release) =>
      h(
        'li',
        {},
        link(shown, `release/${name}/${release.product}`, release.product),
        ' ',
        releaseMarks(release),
      ),
    ),
  );
}

async function ofTenant(shown: Seen, tenant: TenantRow): Promise<Node[]> {
  const about = aboutTenant(await readDetails(), tenant);
  const rails = about.namespaces.flatMap(({ name, modes }) =>
    Object.entries(modes).map(([of, mode]) => [name, of, mode]),
  );
  const limits = [...Object.entries(about.quota), ...Object.entries(about.container)].map(([of, value]) => [
    of,
    textOf(value),
  ]);
  const flags = Object.entries(about.featureFlags);
  return [
    h(
      'h2',
      { id: 'opened' },
      tenant.name,
      ' ',
      h('small', {}, link(shown, `customer/${tenant.customer.name}`, tenant.customer.title)),
    ),
    ...whereOf(tenant),
    facts([
      ['Project', about.project],
      ['Group', about.group],
      ['Namespaces', about.namespaces.map(({ name }) => name).join(', ')],
      ['Output', h('code', {}, about.folder)],
    ]),
    h('h3', {}, 'Releases'),
    releasesOf(shown, tenant),
    h('h3', {}, 'Guard rails'),
    tableView({
      name: `${tenant.name}-guardrails`,
      title: 'Modes',
      columns: ['Namespace', 'Guard rail', 'Is'],
      rows: rails,
    }),
    tableView({
      name: `${tenant.name}-quota`,
      title: `Quota and limits of tier ${tenant.tier}`,
      columns: ['Of', 'Is'],
      rows: limits,
    }),
    ...(flags.length > 0
      ? [
          tableView({
            name: `${tenant.name}-flags`,
            title: 'Feature flags',
            columns: ['Flag', 'Is'],
            rows: flags,
          }),
        ]
      : []),
  ];
}

async function ofRelease(shown: Seen, release: ReleaseRow): Promise<Node[]> {
  const { tenant, product } = release;
  const { reasons, values, files } = shownRelease(await readDetails(), release);
  const entry = shown.fleet.products[release.productIndex]!.rings?.[tenant.ring];
  const paths = values.map(({ path, value, layer, at, overrode }) => [
    path.join('.'),
    textOf(value),
    layer,
    formatLocation(at),
    overrode.map((lower) => `${textOf(lower.value)} of ${lower.layer}`).join('; '),
  ]);
  const why = reasons.map(({ of, is, because, at }) => [of, is, because, formatLocation(at)]);
  return [
    h(
      'h2',
      { id: 'opened' },
      product,
      ' ',
      h(
        'small',
        {},
        link(shown, `tenant/${tenant.name}`, tenant.name),
        ', ',
        link(shown, `customer/${tenant.customer.name}`, tenant.customer.title),
      ),
    ),
    h('p', {}, releaseMarks(release)),
    facts([
      ['Held', release.hold && `until ${shownDay(release.hold.until)}: ${release.hold.reason}`],
      [
        'Its ring',
        entry && [
          `runs ${entry.version ?? 'none'}`,
          entry.since !== undefined && ` since ${shownDay(entry.since)}`,
          entry.ran && `, before that ${entry.ran.join(', ')}`,
          entry.next &&
            `; it may take ${entry.next.version} ${entry.next.day === undefined ? 'now' : `from ${entry.next.day} on`}`,
        ],
      ],
      ['Cluster', `${tenant.cluster.name} (${tenant.cluster.engine})`],
    ]),
    h('h3', {}, 'What it is, and why'),
    tableView({
      name: `${tenant.name}-${product}-reasons`,
      title: 'Reasons',
      columns: ['What', 'Is', 'Because', 'Written in'],
      rows: why,
    }),
    h('h3', {}, 'Values'),
    tableView(
      {
        name: `${tenant.name}-${product}-values`,
        title: 'Effective values',
        columns: ['Path', 'Value', 'Layer', 'Written in', 'Overrode'],
        rows: paths,
      },
      (row, column) =>
        column === 0 && values[row]!.description !== undefined
          ? h('span', { title: values[row]!.description }, paths[row]![0])
          : paths[row]![column],
    ),
    ...(files.length > 0
      ? [
          h('h3', {}, 'Value files'),
          h(
            'ol',
            {},
            files.map((file) => h('li', {}, h('code', {}, file))),
          ),
        ]
      : []),
  ];
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
