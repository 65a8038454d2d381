import { clustersFollowing } from '../../lib/engines/following';
import { layout } from '../../lib/plan/layout';
import type { Plan } from '../../lib/plan/fleet';
import type { Specs } from '../../lib/authored/specs';
import { appliers, applies, isBelow, type Applier, atRoot } from '../support/applied';
import { manifestsIn } from '../support/manifests';
import { filesOf, planOf, type Files } from '../support/sample';
import { contentOf } from '../support/states';
import { variants } from '../support/variants';

/** What the fleet's own state repository holds. */
function stateOf(specs: Specs): Files {
  const files = filesOf(specs);
  const { folder } = planOf(specs).state;
  return folder === '' ? files : contentOf(files, folder);
}

/** An ApplicationSet that no cluster runs is applied by nobody. */
function isRun({ clusters }: Plan, path: string): boolean {
  const run = clustersFollowing('argocd', clusters).flatMap(({ applicationSets }) => applicationSets.map(({ file }) => file));
  const [, file] = new RegExp(`^${layout.applicationSets}/(.+)$`).exec(path) ?? [];
  return file === undefined || run.includes(file);
}

/** Without what lies in the repository beside what is ours: folders of components. */
function ours({ clusters }: Plan, all: readonly Applier[]): Applier[] {
  const contents = clusters.flatMap(({ components }) => components.map(({ content }) => content));
  const others = contents.flatMap((content) => (content.form === 'folder' && 'kustomize' in content.render ? content.path : []));
  return all.filter(({ folder }) => !others.includes(folder));
}

describe.each(variants())('in %s, what applies a folder', (_, given) => {
  const specs = atRoot(given);
  const { state } = specs.fleet;
  const plan = planOf(specs);
  const files = stateOf(specs);
  const emitted = manifestsIn(files).filter(({ path }) => isRun(plan, path));
  const applying = ours(plan, appliers(files, emitted, state.url));

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
    const clusters = clustersFollowing('argocd', plan.clusters);
    const elsewhere = applying.filter(({ cluster, folder }) => !folder.startsWith(`clusters/${cluster}/`));
    const roots = clusters.flatMap(({ name, hub, applicationSets }) => [
      ...(hub ? [[hub.name, `clusters/${name}/applications`]] : []),
      ...(applicationSets.length > 0 ? [[name, layout.applicationSets]] : []),
    ]);
    expect(elsewhere.map(({ cluster, folder }) => [cluster, folder]).sort()).toEqual(roots.sort());
  });

  it('counts from the root of the state repository, wherever dist/ lies in it', () => {
    const prefixed = stateOf({
      ...specs,
      fleet: { ...specs.fleet, state: { ...state, prefix: 'fleet/dist' } },
    });
    expect(Object.keys(prefixed)).toEqual(Object.keys(files));
    const moved = ours(plan, appliers(prefixed, manifestsIn(prefixed), state.url));
    expect(moved.map(({ folder }) => folder)).toEqual(applying.map(({ folder }) => `fleet/dist/${folder}`));
    const valueFiles = (of: typeof files) =>
      Object.values(of).flatMap((text) => [...text.matchAll(/\$values\/(\S+)/g)].map(([, path]) => path));
    // Of several, values may be in another one, whose prefix is its own.
    const prefix = plan.valueStates.includes(plan.state) ? 'fleet/dist/' : '';
    expect(valueFiles(prefixed)).toEqual(valueFiles(files).map((path) => `${prefix}${path}`));
  });
});
