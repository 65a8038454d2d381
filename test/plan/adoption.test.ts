import { frozenChanges, renamed } from '../../lib/plan/adoption';

const names = { name: 'web', namespace: 'acme', releaseName: 'web', storageNamespace: 'acme' };

it('says which names are others, and nothing of what is the same or was not written', () => {
  expect(renamed(names, names)).toBe('');
  expect(renamed({}, names)).toBe('');
  expect(renamed({}, { ...names, objectNamespace: 'acme' })).toBe('');
  expect(renamed({ ...names, name: 'a', namespace: 'b' }, names)).toBe(
    "name 'a' becomes 'web', namespace 'b' becomes 'acme'",
  );
});

it('a HelmRelease that goes elsewhere, or back to all others, is another one', () => {
  const there = { ...names, objectNamespace: 'acme' };
  expect(renamed(there, there)).toBe('');
  expect(renamed(names, there)).toBe("objectNamespace that of any other becomes 'acme'");
  expect(renamed(there, names)).toBe("objectNamespace 'acme' becomes that of any other");
});

it('another folder is told with what comes of it, after the names', () => {
  const there = { ...names, path: 'apps/web' };
  expect(frozenChanges(there, there)).toBe('');
  expect(frozenChanges({}, there)).toBe('');
  expect(frozenChanges(names, there)).toMatch(
    /^path that of any other becomes 'apps\/web': its owners, history/,
  );
  expect(frozenChanges(there, { ...there, path: 'apps/shop', name: 'shop' })).toMatch(
    /^name 'web' becomes 'shop': a second one is .*; path 'apps\/web' becomes 'apps\/shop': its owners/,
  );
});
