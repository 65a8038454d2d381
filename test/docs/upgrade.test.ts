import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARGOCD_SINCE, ARGOCD_VERSION } from '../../lib/engines/argocd/plan/versions';
import { extensionWith } from '../../lib/engines/arc/plan/arc';
import { SERVED_FROM } from '../../lib/engines/flux/plan/versions';
import { judgesAdmission } from '../../lib/plan/resolve/admission';
import { root } from '../support/sample';
import { textOf } from './pages';

/* docs/upgrade.md says which versions of everything else are supported: those of lib's tables. */
const supported = (of: string) =>
  new RegExp(`^\\| ${of} +\\| (.*?) *\\|$`, 'm').exec(textOf('docs/upgrade.md'))?.[1];

it('Node', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const tested = /node: \[(\d+), (\d+), (\d+)\]/.exec(
    readFileSync(join(root, '.github/workflows/ci.yaml'), 'utf8'),
  );
  const [, first, second, third] = tested!;
  expect(supported('Node')).toBe(
    `${engines.node.replace('>=', '')} or later; tested with ${first}, ${second} and ${third}`,
  );
});

it('Kubernetes', () => {
  const first = Array.from({ length: 100 }, (_, minor) => `1.${minor}` as const).find((kubernetes) =>
    judgesAdmission({ kubernetes }),
  );
  expect(supported('Kubernetes')).toContain(`before ${first} there are no admission policies`);
});

it('Argo CD', () => {
  const { everything, guardsRevisions } = ARGOCD_SINCE;
  expect(ARGOCD_VERSION).toBe(guardsRevisions);
  expect(supported('Argo CD')).toMatch(
    new RegExp(`^${guardsRevisions} or later, which is the default; ${everything} with a `),
  );
});

it('Flux', () => {
  const { everything, bucket, oci, images } = SERVED_FROM;
  expect(supported('Flux')).toBe(
    `${everything} or later; buckets need ${bucket}, OCI sources ${oci}, image automation ${images}`,
  );
});

it('the extension of Azure Arc', () => {
  const brings = (['2.5', '2.6', '2.7'] as const).map((flux) => `${extensionWith(flux)} brings ${flux}`);
  expect(supported('`microsoft.flux`')).toBe(
    `taken to bring Flux 2.6 unless a cluster says otherwise; ${brings.join(', ')}`,
  );
});
