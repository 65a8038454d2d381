import { isBelow } from '../../support/applied';
import { emitted, folderOf, kustomization } from '../../support/home-kubernetes';
import { nameOf, ofKind, type Manifest } from '../../support/manifests';

/** What a component's Kustomization applies. */
function appliedBy(name: string): Manifest[] {
  const folder = folderOf(kustomization(name));
  return emitted.filter(({ path }) => isBelow(path, folder)).map(({ object }) => object);
}

const specOf = (object: Manifest) =>
  (object as Manifest & { readonly spec: Readonly<Record<string, unknown>> }).spec;

it('flux-notifications tells two providers what happens to the platform', () => {
  const kinds = appliedBy('flux-notifications').map((object) => `${object.kind} ${nameOf(object)}`);
  expect(kinds).toEqual([
    'Provider flux-system/alertmanager',
    'Provider flux-system/discord',
    'Alert flux-system/alertmanager',
    'Alert flux-system/discord',
  ]);
});

it('an alert hears of each HelmRelease, in whatever namespace it is', () => {
  const [alert] = appliedBy('flux-notifications').filter(({ kind }) => kind === 'Alert');
  const heard = specOf(alert!)['eventSources'] as { kind: string; namespace?: string }[];
  const namespaces = heard.filter(({ kind }) => kind === 'HelmRelease').map(({ namespace }) => namespace);
  const releases = ofKind(emitted, 'HelmRelease').map(({ object }) => object.metadata.namespace);
  expect(new Set(namespaces)).toEqual(new Set(releases));
  expect(namespaces.length).toBeGreaterThan(10);
});

it('flux-webhooks has nothing but the receiver by which GitHub wakes the state repository', () => {
  const [receiver, ...others] = appliedBy('flux-webhooks');
  expect(others).toEqual([]);
  expect(receiver!.kind).toBe('Receiver');
  expect(specOf(receiver!)).toEqual({
    type: 'github',
    secretRef: { name: 'flux-webhooks' },
    events: ['ping', 'push'],
    resources: [{ kind: 'GitRepository', name: 'home-kubernetes' }],
  });
});
