import { storedSet, stored, type ApplicationSetObject } from '../../lib/applicationsets';
import type { Specs } from '../../lib/authored/specs';
import { madeBySets } from '../support/expansion';
import { manifestsIn, nameOf, ofKind } from '../support/manifests';
import { bySets, everything, folders, withSet } from '../support/sets';
import { filesOf, planOf } from '../support/sample';
import { specs } from '../support/specs';
import { styles } from '../support/styles';
import { variants } from '../support/variants';

/** Fields that Argo CD writes although they are empty, as far as a fleet has them. */
const KEPT =
  /\.(automated|destination|elements\..*|group|input|jsonnet|labelSelector|labels\..*|maxUpdate|metadata|project|revisionHistoryLimit|selector|valuesObject\..*)$/;

/** What a project denies is stated: where nothing is, whatever somebody adds by hand would stay. */
const DENIED = /\.spec\.(clusterResourceWhitelist|destinations|sourceRepos)$/;

const withSets = withSet(
  withSet(bySets(specs(), { rollout: 'RollingSync' }), 'folders', folders),
  'everything',
  everything,
);
const fleets = [
  ...styles(),
  ...styles().map(([name, each]): [string, Specs] => [`${name}, by ApplicationSets`, bySets(each)]),
  ...variants().filter(([, { fleet }]) => fleet.applicationSets !== undefined),
  ['a fleet with ApplicationSets of its own', withSets] as [string, Specs],
];

describe.each(fleets)('in %s', (_, fleet) => {
  const files = filesOf(fleet);
  const emitted = manifestsIn(files);
  const applications = ofKind(emitted, 'Application').map(({ object }) => object);
  const applicationSets = ofKind(emitted, 'ApplicationSet').map(({ object }) => object as unknown as ApplicationSetObject);
  // Of some generators only a live Argo CD knows what they come to.
  const made = fleet === withSets ? [] : madeBySets(files, planOf(fleet)).map(({ object }) => object);
  const projects = ofKind(emitted, 'AppProject').map(({ object }) => object);

  it('no Application says what Argo CD would leave out', () => {
    expect(applications.length + made.length).toBeGreaterThan(3);
    for (const { metadata, spec } of [...applications, ...made])
      expect([metadata.name, spec]).toEqual([metadata.name, stored(spec)]);
  });

  it('no ApplicationSet says what Argo CD would leave out, or lacks what it would add', () => {
    for (const { metadata, spec } of applicationSets)
      expect([metadata.name, spec]).toEqual([metadata.name, storedSet(spec)]);
  });

  it('nothing of Argo CD is false, 0 or empty but what it keeps', () => {
    const objects = [...applications, ...made, ...applicationSets, ...projects];
    expect(objects.flatMap((object) => [...empty(object, nameOf(object as never))])).toEqual([]);
  });
});

function* empty(value: unknown, at: string): Generator<string> {
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    for (const [key, each] of Object.entries(value)) yield* empty(each, Array.isArray(value) ? at : `${at}.${key}`);
    return;
  }
  const isEmpty = value === false || value === 0 || value === '' || (typeof value === 'object' && value !== null);
  if (isEmpty && !KEPT.test(at) && !DENIED.test(at)) yield at;
}
