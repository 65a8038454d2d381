import type { ArgocdAccess } from '../../../../lib/engines/argocd/authored/settings';
import { isPermitted } from '../../../support/argocd-rbac';
import { manifestsIn, ofKind } from '../../../support/manifests';
import { filesOf } from '../../../support/sample';
import { customer, fleet, specs } from '../../../support/specs';

function emittedWith(access?: ArgocdAccess, group = 'acme-operators') {
  const emitted = manifestsIn(
    filesOf(
      specs({ fleet: fleet(access && { argocd: { access } }), customers: [customer('acme', { group })] }),
    ),
  ).filter(({ cluster }) => cluster === 'argo-prod');
  const settings = ofKind(emitted, 'ConfigMap').find(
    ({ object }) => object.metadata.name === 'argocd-rbac-cm',
  )!;
  return { settings: settings.object, projects: ofKind(emitted, 'AppProject').map(({ object }) => object) };
}

it('a fleet that says nothing of access leaves Argo CD to its own administrator', () => {
  expect(emittedWith().settings.data).toEqual({
    'policy.default': '',
    'policy.csv': '',
    'policy.matchMode': 'glob',
    scopes: '[groups]',
  });
});

it('groups are sorted, each is there once, and one with commas is in quotes', () => {
  const { settings } = emittedWith({ admins: ['b', 'CN=ops,OU=a', 'b'], readers: ['c'] });
  expect(settings.data!['policy.csv']).toBe(
    'g, "CN=ops,OU=a", role:admin\ng, b, role:admin\ng, c, role:readonly\n',
  );
});

it("a customer's group with commas sees its Applications", () => {
  const { settings, projects } = emittedWith(undefined, 'CN=acme,OU=customers');
  const wish = { resource: 'applications', action: 'get', object: 'acme/acme-prod-web' };
  expect(isPermitted(['CN=acme,OU=customers'], wish, settings, projects)).toBe(true);
  expect(isPermitted(['CN=acme'], wish, settings, projects)).toBe(false);
});

it('a customer without an environment that it deploys to has no role that syncs', () => {
  const { projects } = emittedWith();
  const acme = projects.find(({ metadata }) => metadata.name === 'acme')!;
  expect(acme.spec.roles!.map(({ name }) => name)).toEqual(['viewer']);
});
