import { appliers, applies, isBelow, type Applier } from '../support/applied';
import { manifestsIn } from '../support/manifests';
import { filesOf, planOf } from '../support/shipped';
import { variants } from '../support/variants';

describe.each(variants())('in %s, what applies a folder', (_, specs) => {
  const { state } = specs.fleet;
  const files = filesOf(specs);
  const emitted = manifestsIn(files);
  const applying = appliers(files, emitted, state.url);

  it('names a folder that has files', () => {
    const paths = Object.keys(files);
    expect(applying.filter(({ folder }) => !paths.some((path) => isBelow(path, folder)))).toEqual([]);
    expect(applying.length).toBeGreaterThan(10);
  });

  it('applies each manifest once, starting from the bootstrap', () => {
    const appliersOf = (path: string) => applying.filter((each) => applies(each, path));
    const isReached = (path: string, seen: readonly Applier[] = []): boolean =>
      path.split('/')[2] === 'bootstrap' ||
      appliersOf(path).some((each) => !seen.includes(each) && isReached(each.heldBy, [...seen, each]));
    const manifests = [...new Set(emitted.map(({ path }) => path))];
    expect(manifests.filter((path) => appliersOf(path).length !== 1)).toEqual([]);
    expect(manifests.filter((path) => !isReached(path))).toEqual([]);
  });

  it('stays on its own cluster, but for a hub, which has the roots of others', () => {
    const { clusters } = planOf(specs);
    const elsewhere = applying.filter(({ cluster, folder }) => !folder.startsWith(`clusters/${cluster}/`));
    const roots = clusters.flatMap(({ name, hub }) => (hub ? [[hub.name, `clusters/${name}/applications`]] : []));
    expect(elsewhere.map(({ cluster, folder }) => [cluster, folder]).sort()).toEqual(roots.sort());
  });

  it('counts from the root of the state repository, wherever dist/ lies in it', () => {
    const prefixed = filesOf({
      ...specs,
      fleet: { ...specs.fleet, state: { ...state, prefix: 'fleet/dist' } },
    });
    expect(Object.keys(prefixed)).toEqual(Object.keys(files));
    const moved = appliers(prefixed, manifestsIn(prefixed), state.url);
    expect(moved.map(({ folder }) => folder)).toEqual(applying.map(({ folder }) => `fleet/dist/${folder}`));
    const valueFiles = (of: typeof files) =>
      Object.values(of).flatMap((text) => [...text.matchAll(/\$values\/(\S+)/g)].map(([, path]) => path));
    expect(valueFiles(prefixed)).toEqual(valueFiles(files).map((path) => `fleet/dist/${path}`));
  });
});
