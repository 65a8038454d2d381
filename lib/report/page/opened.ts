import type { CustomerRow, TenantRow } from '../unpack';
import { readDetails } from './decode';
import { h } from './dom';
import { aboutTenant } from './explanation';
import { releaseMarks, ringSwatch } from './marks';
import { facts, publishedOf, link } from './opened-parts';
import { releaseOpened, valueText } from './opened-release';
import type { Seen } from './page';
import { tableView } from './table';
import { inWords } from './words';

/** What is shown of a customer, tenant or release: `customer/acme`, `tenant/acme-prod`, `release/acme-prod/web`. */
export async function openedContent(shown: Seen, open: string): Promise<Node[]> {
  const [kind, name, product] = open.split('/');
  const { customers, tenants } = shown.fleet;
  const customer = kind === 'customer' ? customers.find((each) => each.name === name) : undefined;
  if (customer)
    return [
      ...aboutCustomer(shown, customer),
      ...(await publishedOf(shown, (each) => each.customer === name)),
    ];
  const tenant = tenants.find((each) => each.name === name);
  const release = tenant?.releases.find((each) => each.product === product);
  if (tenant && kind === 'tenant')
    return [
      ...(await ofTenant(shown, tenant)),
      ...(await publishedOf(shown, (each) => each.tenant === name)),
    ];
  if (release && kind === 'release') return releaseOpened(shown, release);
  return [h('h2', { id: 'opened' }, open), h('p', {}, inWords('opened.none'))];
}

function aboutCustomer(shown: Seen, customer: CustomerRow): Node[] {
  const { name, title, tier, region, contact, group, source, tenants } = customer;
  return [
    h('h2', { id: 'opened' }, title, ' ', h('small', {}, name)),
    facts([
      [inWords('opened.tier'), tier],
      [inWords('opened.region'), region],
      [inWords('opened.contact'), contact],
      [inWords('opened.group'), group],
      [inWords('opened.writtenIn'), h('code', {}, source)],
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
      [inWords('opened.environment'), environment],
      [inWords('opened.ring'), [ringSwatch(ringIndex), ring]],
      [inWords('opened.cluster'), `${cluster.name} (${cluster.engine})`],
      [inWords('opened.region'), region],
      [inWords('opened.tier'), tier],
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
    valueText(value),
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
      [inWords('opened.project'), about.project],
      [inWords('opened.group'), about.group],
      [inWords('opened.namespaces'), about.namespaces.map(({ name }) => name).join(', ')],
      [inWords('opened.output'), h('code', {}, about.folder)],
    ]),
    h('h3', {}, inWords('opened.releases')),
    releasesOf(shown, tenant),
    h('h3', {}, inWords('opened.guardrails')),
    tableView({
      name: `${tenant.name}-guardrails`,
      title: inWords('opened.modes'),
      columns: ['namespace', 'guardrail', 'is'],
      rows: rails,
    }),
    tableView({
      name: `${tenant.name}-quota`,
      title: inWords('opened.quota', { tier: tenant.tier }),
      columns: ['of', 'is'],
      rows: limits,
    }),
    ...(flags.length > 0
      ? [
          tableView({
            name: `${tenant.name}-flags`,
            title: inWords('opened.flags'),
            columns: ['flag', 'is'],
            rows: flags,
          }),
        ]
      : []),
  ];
}
