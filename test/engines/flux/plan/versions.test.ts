import { serves, unserved } from '../../../../lib/engines/flux/plan/versions';

describe('fields that a version of Flux does not serve', () => {
  it('are found wherever they stand, with the version that does', () => {
    const settings = {
      install: { strategy: { name: 'RetryOnFailure' }, serverSideApply: true, crds: 'Create' },
      valuesFrom: [
        { kind: 'Secret', name: 'a' },
        { kind: 'Secret', name: 'b', literal: true },
      ],
    };
    expect(unserved('helmRelease', settings, '2.6')).toEqual([
      { field: 'install.strategy', since: '2.7' },
      { field: 'install.serverSideApply', since: '2.8' },
      { field: 'valuesFrom.literal', since: '2.9' },
    ]);
    expect(unserved('helmRelease', settings, '2.8')).toEqual([{ field: 'valuesFrom.literal', since: '2.9' }]);
    expect(unserved('helmRelease', settings, '2.9')).toEqual([]);
  });

  it('may be values of fields that it serves', () => {
    const deletionPolicy = 'WaitForTermination';
    expect(unserved('kustomization', { deletionPolicy }, '2.5')).toEqual([
      { field: 'deletionPolicy=WaitForTermination', since: '2.6' },
    ]);
    expect(unserved('kustomization', { deletionPolicy: 'Orphan' }, '2.5')).toEqual([]);
  });

  it('are told apart by what they are fields of', () => {
    const exprs = { healthCheckExprs: [{ apiVersion: 'v1', kind: 'X', current: 'true' }] };
    expect(unserved('kustomization', exprs, '2.6')).toEqual([]);
    expect(unserved('helmRelease', exprs, '2.6')).toEqual([{ field: 'healthCheckExprs', since: '2.8' }]);
  });

  it('are none where there are no settings', () => {
    expect(unserved('kustomization', undefined, '2.3')).toEqual([]);
    expect(unserved('helmRelease', { install: undefined, valuesFrom: [] }, '2.3')).toEqual([]);
  });
});

it('versions are compared as numbers', () => {
  expect(serves('2.10', '2.9')).toBe(true);
  expect(serves('2.9', '2.10')).toBe(false);
  expect(serves('2.7', '2.7')).toBe(true);
});
