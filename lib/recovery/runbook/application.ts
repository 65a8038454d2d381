import { engineOf } from '../../engines';
import { ownRepositoryOf, type TenantPlan } from '../../plan/tenant';
import { inOrder, type Step } from '../operations';
import { backupPace } from '../tenant';
import { beforehand } from './beforehand';
import { restoreDatabase } from './databases';
import { bulleted, section, shell, steps, table } from './markdown';
import { backupsSaid, restorable, restoreTenant } from './restore';

/** What to do for tenants whose application or data is broken, while their clusters are well. */
export function applicationRunbook(tenants: readonly TenantPlan[]): string {
  const clusters = new Map(tenants.map(({ cluster }) => [cluster.name, cluster]));
  return section(
    1,
    'Recover an application',
    'The cluster is well, and a release or its data is not. Find the tenant below; where you have only an alert, its label `tenant` names it.',
    table(
      ['what you see', 'what to do'],
      [
        ['a new version or a changed value broke it', 'Take back a change'],
        ['files or volumes are lost or damaged', 'Restore its data'],
        ['a database holds what it should not', 'Put a database back in time'],
      ],
    ),
    beforehand([...clusters.values()]),
    ...tenants.map(ofTenant),
  );
}

function ofTenant(tenant: TenantPlan): string {
  const { name, cluster, environment, ring, tier, namespaces } = tenant;
  const pace = backupPace(tenant);
  const releases = inOrder(tenant);
  const own = ownRepositoryOf(tenant);
  return section(
    2,
    name,
    table(
      ['customer', 'environment', 'ring', 'tier', 'cluster', 'namespaces', 'backups'],
      [
        [
          tenant.customer,
          environment.name,
          ring,
          tier.name,
          `${cluster.name} (${cluster.engine})`,
          bulleted(namespaces.map((namespace) => namespace.name)),
          backupsSaid(pace),
        ],
      ],
    ),
    table(
      ['order', 'release', 'product', 'version', 'after'],
      releases.map((release) => [
        String(release.depth + 1),
        release.name,
        release.product.name,
        release.version ?? 'of its branch',
        bulleted(release.dependsOn, '–'),
      ]),
    ),
    ...(own
      ? [
          `\`${own.name}\` applies \`${own.path}\` of \`${own.source.url}\` at \`${Object.values(own.source.ref).join('')}\`: what comes from there, its owner takes back there.`,
        ]
      : []),
    section(3, `Look at ${name}`, shell(engineOf(cluster).operations.show(tenant))),
    section(3, `Take back a change of ${name}`, steps(4, takeBack(tenant))),
    ...(pace ? [section(3, `Restore the data of ${name}`, steps(4, restoreTenant(tenant)))] : []),
    ...restorable(tenant).map((database) =>
      section(3, `Put database ${database.name} back in time`, steps(4, restoreDatabase(tenant, database))),
    ),
  );
}

function takeBack(tenant: TenantPlan): Step[] {
  const { operations } = engineOf(tenant.cluster);
  const files = [
    ...new Set([
      // Of a team, the file that it is in.
      tenant.source.split(' ')[0]!,
      ...tenant.releases.flatMap(({ versionFrom }) => versionFrom?.split(' ')[0] ?? []),
    ]),
  ];
  const now = operations.putBack?.(tenant) ?? [];
  return [
    {
      title: 'At once, while git is put right',
      ...(now.length > 0 && { text: 'Argo CD shows it as out of sync until git says the same.' }),
      commands: now,
    },
    {
      title: 'Revert it in the repository of the fleet',
      text: 'The version of a ring is in `rings.yaml`; `previous` there says what it ran before.',
      commands: [
        `git log --oneline -10 -- ${files.sort().join(' ')}`,
        'git revert <commit>',
        'npm run synth',
        'git add --all && git commit --amend --no-edit',
        'git push',
      ],
    },
    {
      title: 'Deliver it now',
      text: 'When the state repository has it.',
      commands: operations.deliver(tenant),
    },
    { title: 'See that it is well', commands: operations.show(tenant) },
  ];
}
