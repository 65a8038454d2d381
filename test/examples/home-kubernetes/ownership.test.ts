import { isBelow } from '../../support/applied';
import {
  children,
  dependencies,
  documentedChildren,
  documentedComponents,
  emitted,
  folderOf,
  kustomization,
  roots,
  ROOTS,
} from '../../support/home-kubernetes';

/** Names of the components whose Kustomization is in a folder that the root applies. */
function owned(root: string): string[] {
  const folder = folderOf(kustomization(root));
  return children.filter(({ path }) => isBelow(path, folder)).map(({ object }) => object.metadata.name);
}

describe('a root', () => {
  it('is one of three', () => {
    expect(roots.map(({ object }) => object.metadata.name).sort()).toEqual([...ROOTS].sort());
  });

  it('is in the path of the root cluster, which is applied once by hand', () => {
    expect(roots.map(({ path }) => isBelow(path, folderOf(kustomization('cluster'))))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('depends on nothing', () => {
    expect(roots.flatMap(({ object }) => object.spec.dependsOn ?? [])).toEqual([]);
  });

  it('owns without being depended on, which with its waiting would be a deadlock', () => {
    const names: readonly string[] = ROOTS;
    expect(dependencies.length).toBeGreaterThan(0);
    expect(dependencies.filter(({ earlier }) => names.includes(earlier))).toEqual([]);
  });
});

describe.each(['cluster', 'cluster-apps'])('the root %s', (root) => {
  it('owns what the document draws an arrow to', () => {
    const drawn = documentedChildren(root);
    expect(drawn).toHaveLength(root === 'cluster' ? 1 : 8);
    expect(owned(root)).toEqual(expect.arrayContaining([...drawn]));
  });
});

it('cluster owns onepassword-connect alone, and cluster-apps every other component', () => {
  expect(owned('cluster')).toEqual(['onepassword-connect']);
  const others = documentedComponents
    .map(({ name }) => name)
    .filter((name) => name !== 'onepassword-connect');
  expect(owned('cluster-apps').sort()).toEqual(others.sort());
  expect(others).toHaveLength(39);
});

it('a root applies no object that one of its children applies', () => {
  const folders = children
    .filter(({ object }) => object.spec.sourceRef.name === 'home-kubernetes')
    .map((each) => folderOf(each));
  const byRoots = emitted.filter(({ path }) => roots.some((root) => isBelow(path, folderOf(root))));
  expect(byRoots.length).toBeGreaterThan(40);
  expect(byRoots.filter(({ path }) => folders.some((folder) => isBelow(path, folder)))).toEqual([]);
});
