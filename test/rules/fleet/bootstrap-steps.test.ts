import type { BootstrapStepSpec } from '../../../lib/authored/landscape';
import { landscape } from '../../support/landscape';
import { fleet, issuesOf } from '../../support/specs';

function judge(bootstrap: Readonly<Record<string, BootstrapStepSpec>>) {
  return issuesOf({ fleet: fleet({ landscape: { ...landscape, bootstrap } }) });
}

const at = (path: string) => ({ file: 'fleet/fleet.ts', path: `landscape.bootstrap.${path}` });
const { apply, install, roots, sync } = landscape.bootstrap;

it('steps may follow what they need, in one or several', () => {
  expect(judge({ apply, install, roots, sync })).toStrictEqual([]);
  expect(
    judge({ all: { creates: { ...install.creates, ...roots.creates, ...apply.creates } } }),
  ).toStrictEqual([]);
});

it('what a step needs by name may not come later', () => {
  const without = { ...install, creates: { argocd: {} } };
  expect(judge({ install: without, apply })).toStrictEqual([
    {
      severity: 'error',
      at: at('install.needs'),
      problem: "'install' needs 'cluster', which comes later",
      fix: "write 'apply' before 'install': steps are done in the order in which they are written",
    },
  ]);
});

it.each([
  ['projects', 'AppProjects'],
  ['applications', 'Applications'],
] as const)('what creates %s may not precede the CRDs that Argo CD brings, needed or not', (kind, crd) => {
  expect(judge({ apply, first: { creates: { thing: { kind } } }, install })).toStrictEqual([
    {
      severity: 'error',
      at: at('first.creates.thing'),
      problem: `'first' creates 'thing' before there is 'argocd', which brings the CRD of ${crd}`,
      fix: "write 'install' before 'first': steps are done in the order in which they are written",
    },
  ]);
});

it('Argo CD and Flux come after the cluster, and Kustomizations after Flux', () => {
  const problems = judge({
    sources: { creates: { root: { kind: 'kustomizations' } } },
    flux: { creates: { flux: { kind: 'flux' } } },
    apply,
  }).map(({ problem }) => problem);
  expect(problems).toStrictEqual([
    "'flux' creates 'flux' before there is 'cluster', which it runs on",
    "'sources' creates 'root' before there is 'flux', which brings the CRD of Kustomizations",
  ]);
});

it('an installation on a cluster that no step creates is made by somebody else', () => {
  expect(judge({ install: { ...install, needs: [] }, roots })).toStrictEqual([]);
});

it('what no step creates cannot be needed', () => {
  expect(judge({ apply, install: { ...install, needs: ['clustr'] } })).toStrictEqual([
    {
      severity: 'error',
      at: at('install.needs'),
      problem: "no step creates 'clustr', which 'install' needs",
      fix: "did you mean 'cluster'? Allowed: cluster, dns",
    },
  ]);
});

it('steps that need one another are refused, and shown whole', () => {
  const steps = {
    a: { needs: ['c'], creates: { a: {} } },
    b: { needs: ['a'], creates: { b: {} } },
    c: { needs: ['b'], creates: { c: {} } },
  };
  expect(judge(steps)).toStrictEqual([
    {
      severity: 'error',
      at: at('a.needs'),
      problem: 'steps need one another: a -> c -> b -> a',
      fix: 'remove one of these needs, or none of these steps can ever be done',
    },
  ]);
  expect(judge({ a: { needs: ['a'], creates: { a: {} } } })[0]?.problem).toBe(
    "'a' needs what it creates itself",
  );
});

it('two steps cannot create the same', () => {
  expect(judge({ apply, again: { creates: { dns: {} } } })).toStrictEqual([
    {
      severity: 'error',
      at: at('again.creates.dns'),
      problem: "'dns' is created by 'apply' already",
      fix: 'rename one of them',
    },
  ]);
});

it('a step runs in a repository of the landscape', () => {
  expect(judge({ apply: { ...apply, repository: 'infr' } })).toStrictEqual([
    {
      severity: 'error',
      at: at('apply.repository'),
      problem: "unknown repository 'infr'",
      fix: "did you mean 'infra'? Allowed: fleet-state, infra, web",
    },
  ]);
});
