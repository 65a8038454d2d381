import { APPLICATION_HEALTH } from '../../../../lib/engines/argocd/delivery/health';

/*
 * Argo CD runs a script of health without libraries, but for the functions at the top and those of tables: strings are
 * compared, and no more. Source: Argo CD, `util/lua/lua.go`, `runLuaWithResourceActions` and `GetHealthScript`.
 */
it('the health of Applications asks no library that Argo CD does not give it', () => {
  const code = APPLICATION_HEALTH.replace(/"[^"\n]*"/g, '""');
  expect(code).not.toMatch(/\b(string|math|io|debug|coroutine|utf8)\s*\./);
  // A method of a text is one of its library, too.
  expect(code).not.toMatch(/\w\s*:\s*\w+\s*\(/);
  expect(code.match(/\b\w+(?=\()/g) ?? []).toEqual([]);
});
