import {
  children,
  dependencies,
  depthOf,
  documentedComponents,
  documentedDependencies,
  type Dependency,
} from '../../support/home-kubernetes';

const names = children.map(({ object }) => object.metadata.name);
const arrow = ({ later, earlier }: Dependency) => `${earlier} -> ${later}`;

it('there is a Kustomization for each of the 40 components of the document, and no other', () => {
  expect(names.sort()).toEqual(documentedComponents.map(({ name }) => name).sort());
  expect(names).toHaveLength(40);
});

describe('dependencies', () => {
  it('are the 37 arrows of the document', () => {
    expect(documentedDependencies).toHaveLength(37);
    expect(dependencies.map(arrow).sort()).toEqual(documentedDependencies.map(arrow).sort());
  });

  it('are 19 on external-secrets-secret-store alone', () => {
    const dependants = dependencies.filter(({ earlier }) => earlier === 'external-secrets-secret-store');
    expect(new Set(dependants.map(({ later }) => later)).size).toBe(19);
  });

  it('lead to Kustomizations that are there', () => {
    expect(dependencies.filter(({ earlier }) => !names.includes(earlier))).toEqual([]);
  });

  it('go six deep, with no cycle', () => {
    const histogram: Record<number, number> = {};
    for (const name of names) histogram[depthOf(name)] = (histogram[depthOf(name)] ?? 0) + 1;
    expect(histogram).toEqual({ 1: 8, 2: 4, 3: 2, 4: 16, 5: 5, 6: 5 });
  });
});
