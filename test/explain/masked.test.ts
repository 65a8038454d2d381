import type { Value } from '../../lib/authored/values';
import { masked } from '../../lib/explain/masked';

it('shows nothing of what stands under a key for something secret, however deep', () => {
  expect(masked('hunter2', ['database', 'password'])).toBe('(not shown)');
  expect(masked({ databases: [{ password: 'hunter2', host: 'db' }] }, ['x'])).toEqual({
    databases: [{ password: '(not shown)', host: 'db' }],
  });
  expect(masked({ key: 'hunter2' }, ['tls'])).toEqual({ key: '(not shown)' });
});

it('shows the names of taints, labels and entries of Secrets', () => {
  const values: Value[] = [
    [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }],
    { name: 'orders-database', key: 'username' },
    { key: 'acme-orders', property: 'username' },
  ];
  for (const value of values) expect(masked(value, ['tolerations'])).toEqual(value);
  expect(masked({ key: 'a', operator: { password: 'hunter2' } }, ['x'])).toEqual({
    key: 'a',
    operator: { password: '(not shown)' },
  });
});
