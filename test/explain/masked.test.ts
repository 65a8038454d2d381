import type { Values } from '../../lib/authored/values';
import { masked } from '../../lib/explain/masked';

it('shows nothing of what stands under a key for something secret, however deep', () => {
  expect(masked('hunter2', ['database', 'password'])).toBe('(not shown)');
  expect(masked({ databases: [{ password: 'hunter2', host: 'db' }] }, ['x'])).toEqual({
    databases: [{ password: '(not shown)', host: 'db' }],
  });
  const others: Values[] = [{}, { name: 'licence' }, { operator: 'acme' }, { property: 'x' }];
  for (const beside of others)
    expect(masked({ key: 'hunter2', ...beside }, ['x'])).toEqual({ key: '(not shown)', ...beside });
});

it('shows the names of taints and labels', () => {
  const tolerations = [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }];
  expect(masked(tolerations, ['tolerations'])).toEqual(tolerations);
  expect(masked({ key: 'a', operator: 'In', values: { password: 'hunter2' } }, ['x'])).toEqual({
    key: 'a',
    operator: 'In',
    values: { password: '(not shown)' },
  });
});
