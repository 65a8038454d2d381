import { join } from 'node:path';
import { kustomize } from '../../imports/argocd-fields';
import { helmRelease, kustomization, provider } from '../../imports/flux-fields';
import { faultsIn } from '../../lib/issues/explain';
import { fieldsFile } from '../../scripts/fields';

const FLUX = join(__dirname, '..', '..', 'node_modules', '@kubernetes-models', 'flux-cd');

describe('the schemas of fields that engines take as they are', () => {
  it.each([
    ['a field that is unknown', helmRelease.shape.install, { skipCRD: true }, "did you mean 'skipCRDs'?"],
    ['a choice', kustomization.shape.deletionPolicy, 'Keep', 'Delete, MirrorPrune, Orphan, WaitForTermination'],
    ['a choice that is long', provider.shape.type, 'slak', "did you mean 'slack'?"],
    ['a length of time, at any depth', helmRelease.shape.test, { timeout: '5 minutes' }, "such as '90s'"],
    ['a list that has to have an item', helmRelease.shape.driftDetection, { ignore: [{ paths: [] }] }, 'at least 1'],
    ['a number', kustomize.shape.replicas, [{ name: 'web', count: 1.5 }], 'a whole number, at least 0'],
  ])('say what is wrong in the words of the rest: %s', (_, schema, given, fix) => {
    expect(faultsIn(schema, given)).toMatchObject([{ fix: expect.stringContaining(fix) as string }]);
  });

  it('have the docs of the package', () => {
    const text = fieldsFile('// Header', FLUX, {
      test: ['helm.toolkit.fluxcd.io/v2/HelmRelease', 'spec', 'test'],
    });
    expect(text).toContain(
      "// Header\nimport { z } from 'zod';\nimport { duration, text } from '../lib/authored/text';\n\n/** HelmRelease.spec.test. */\nexport const test = z.strictObject({\n",
    );
    expect(text).toMatch(/\n {2}\/\*\* [^\n]+ \*\/\n {2}timeout: duration\.optional\(\),\n/);
  });

  it.each([
    ['a type', ['helm.toolkit.fluxcd.io/v2/Nope'], 'the package has no INope'],
    ['a member', ['helm.toolkit.fluxcd.io/v2/HelmRelease', 'nope'], 'IHelmRelease has no nope'],
  ] as const)('are refused where the package lacks %s', (_, path, message) => {
    expect(() => fieldsFile('', FLUX, { nope: path })).toThrow(message);
  });
});
