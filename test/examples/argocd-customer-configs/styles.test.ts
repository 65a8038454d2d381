import { withoutLabels } from '../../support/expansion';
import { direct, files, madeBy } from '../../support/customer-configs';
import { manifestsIn, ofKind } from '../../support/manifests';
import { filesOf } from '../../support/sample';

/** Order is a matter of who makes them: a set makes all at once. */
const WAVE = 'argocd.argoproj.io/sync-wave';

const asFiles = ofKind(manifestsIn(filesOf(direct())), 'Application');
const inThisStyle = new Set(
  ofKind(manifestsIn(files), 'Application').map(({ object }) => object.metadata.name),
);

function compared(applications: Parameters<typeof withoutLabels>[0]) {
  const anywhere = applications.map((each) => ({ ...each, cluster: '' }));
  const unordered = Object.entries(withoutLabels(anywhere)).map(([name, application]) => {
    const { metadata, spec } = application as { metadata: { annotations?: object }; spec: object };
    const { [WAVE]: _, ...annotations } = { ...metadata.annotations } as Record<string, string>;
    return [name, { metadata: { ...metadata, annotations }, spec }] as const;
  });
  return Object.fromEntries(unordered);
}

describe('sets 12 and 15', () => {
  const made = [...madeBy(12), ...madeBy(15)].map((object) => ({ path: '', cluster: '', object }));

  it('make the Applications that the direct style has as files, field by field', () => {
    const left = asFiles.filter(({ object }) => !inThisStyle.has(object.metadata.name));
    expect(left).toHaveLength(17);
    expect(compared(made)).toEqual(compared(left));
  });

  it('are all that differs between the styles', () => {
    const rest = asFiles.filter(({ object }) => inThisStyle.has(object.metadata.name));
    const now = ofKind(manifestsIn(files), 'Application').filter(
      ({ object }) => object.metadata.name !== 'applicationsets',
    );
    expect(compared(now)).toEqual(compared(rest));
  });
});
