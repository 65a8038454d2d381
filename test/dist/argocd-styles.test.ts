import { withoutLabels, madeBySets } from '../support/expansion';
import { manifestsIn, ofKind } from '../support/manifests';
import { bySets } from '../support/sets';
import { filesOf, planOf } from '../support/sample';
import { styles } from '../support/styles';

describe.each(styles())('in %s, ApplicationSets', (_, direct) => {
  const sets = bySets(direct);
  const plan = planOf(sets);
  const files = filesOf(sets);
  const before = ofKind(manifestsIn(filesOf(direct)), 'Application');
  const after = ofKind(manifestsIn(files), 'Application');

  it.each(['legacy', 'doublestar'] as const)('make the Applications that would be files, globbing as %s', (globbing) => {
    const made = madeBySets(files, plan, globbing);
    expect(withoutLabels([...after, ...made])).toEqual(withoutLabels(before));
    expect(made.length).toBe(before.length - after.length);
  });

  it('give them the labels that the files would', () => {
    const labels = (applications: readonly { readonly cluster: string; readonly object: { metadata: { name: string; labels?: object } } }[]) =>
      Object.fromEntries(applications.map(({ cluster, object: { metadata } }) => [`${cluster} ${metadata.name}`, metadata.labels]));
    const made = labels(madeBySets(files, plan, 'legacy'));
    expect(labels(before)).toMatchObject(made);
  });
});
