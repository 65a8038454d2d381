import { patchText } from '../../../lib/content/kustomize/authored';

// kustomize takes no merge without a name.
it('a merge has a name, also where it changes metadata', () => {
  const target = { group: 'apps', version: 'v1', kind: 'Deployment' };
  const text = (merge: object) => JSON.parse(patchText({ target, merge: { ...merge } })) as unknown;
  const whole = { apiVersion: 'apps/v1', kind: 'Deployment' };
  expect(text({ spec: { replicas: 2 } })).toEqual({
    ...whole,
    metadata: { name: 'any' },
    spec: { replicas: 2 },
  });
  expect(text({ metadata: { annotations: { a: 'b' } } })).toEqual({
    ...whole,
    metadata: { name: 'any', annotations: { a: 'b' } },
  });
});

it('operations are a list of JSON Patch, without a name', () => {
  const operations = [{ op: 'remove' as const, path: '/spec/replicas' }];
  expect(patchText({ target: { kind: 'Deployment' }, operations })).toBe(
    '[{"op":"remove","path":"/spec/replicas"}]',
  );
});
