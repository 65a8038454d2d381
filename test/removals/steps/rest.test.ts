import { engineOf } from '../../../lib/engines';
import { tenantsOf } from '../../../lib/plan/fleet';
import { asApplied, manifestsIn } from '../../support/manifests';
import { filesOf, planOf, sampleSpecs } from '../../support/sample';

const specs = sampleSpecs();
const tenants = tenantsOf(planOf(specs));
const emitted = asApplied(manifestsIn(filesOf(specs)));
const TENANT = 'ringfleet.io/tenant';

// Where it is orphaned, all of it stays in the cluster.
it.each(tenants.map((tenant) => [tenant.name, tenant] as const))(
  'what stays of %s beside its namespaces is deleted by hand, kind by kind',
  (name, tenant) => {
    const own = tenant.namespaces.map((each) => each.name);
    const beside = emitted.filter(
      ({ path, object: { kind, metadata } }) =>
        path.startsWith(`clusters/${tenant.cluster.name}/tenants/`) &&
        metadata.labels?.[TENANT] === name &&
        kind !== 'Namespace' &&
        !own.includes(metadata.namespace ?? ''),
    );
    const kinds = [...new Set(beside.map(({ object: { kind } }) => kind))];
    expect(kinds).toContain('ServiceAccount');
    const commands = engineOf(tenant.cluster).operations.deleteRest(tenant);
    const deleted = commands.flatMap(
      (command) => / delete ([a-z,]+) (?:-A|-n argocd) -l/.exec(String(command))?.[1]!.split(',') ?? [],
    );
    for (const kind of kinds) expect(deleted).toContain(plural(kind));
  },
);

function plural(kind: string): string {
  return kind.toLowerCase().replace(/y$/, 'ie') + 's';
}
