import type { ArcSettings } from '../../../../lib/engines/arc/authored/settings';
import type { DeployedConfiguration } from '../../../../lib/authored/specs';
import { arcCluster } from '../../../support/arc';
import { fleet, issuesOf } from '../../../support/specs';

const before: readonly DeployedConfiguration[] = [
  { cluster: 'one', name: 'infra', scope: 'cluster', namespace: 'infra' },
  { cluster: 'one', name: 'apps', scope: 'namespace', namespace: 'apps' },
];

function judge(
  configurations: ArcSettings['configurations'],
  deployed: readonly DeployedConfiguration[] = before,
) {
  const one = arcCluster({ ...(configurations && { configurations }) });
  return issuesOf({ fleet: fleet({ clusters: { one } }), customers: [], deployed });
}
const at = (path: string) => ({ file: 'fleet/fleet.ts', path: `clusters.one.arc.configurations.${path}` });

it('what stays as it is passes, and so does what was never there', () => {
  expect(judge({})).toStrictEqual([]);
  expect(judge({ infra: { namespace: 'gitops' } }, [])).toStrictEqual([]);
});

it('another namespace of a configuration that is there is refused', () => {
  expect(judge({ infra: { namespace: 'gitops' } })).toStrictEqual([
    {
      severity: 'error',
      at: at('infra.namespace'),
      problem:
        "the namespace of configuration 'infra' was 'infra' and would be 'gitops': Azure changes it on no configuration that is there",
      fix: "put 'infra' back; or give the configuration another name, which makes another one beside it (delete the old one in Azure)",
    },
  ]);
});

it('another scope of a configuration that is there is refused', () => {
  const errors = judge({ apps: { scope: 'cluster' } }).filter(({ severity }) => severity === 'error');
  expect(errors).toMatchObject([
    {
      at: at('apps.scope'),
      problem:
        "the scope of configuration 'apps' was 'namespace' and would be 'cluster': Azure changes it on no configuration that is there",
    },
  ]);
});

it('under another name the namespace and the scope are free', () => {
  expect(judge({ infra: { name: 'platform', namespace: 'gitops' } })).toStrictEqual([]);
});

it('a configuration of another cluster does not count', () => {
  const elsewhere = before.map((each) => ({ ...each, cluster: 'two' }));
  expect(judge({ infra: { namespace: 'gitops' } }, elsewhere)).toStrictEqual([]);
});
