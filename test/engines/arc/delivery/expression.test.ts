import { encodedParameter, literal, parameter } from '../../../../lib/engines/arc/delivery/expression';

it('a text that ARM would evaluate is escaped, wherever it stands', () => {
  expect(literal({ a: ['[b]', { c: '[d\ne]' }], f: 5, g: null })).toEqual({
    a: ['[[b]', { c: '[[d\ne]' }],
    f: 5,
    g: null,
  });
});

it('a text that only begins or only ends with a bracket means itself to ARM, and stays as it is', () => {
  expect(literal(['[a', 'a]', '[a] b', '', 'a'])).toEqual(['[a', 'a]', '[a] b', '', 'a']);
});

it('parameters are named by expressions, encoded where ARM takes base64', () => {
  expect([parameter('a'), encodedParameter('a')]).toEqual(["[parameters('a')]", "[base64(parameters('a'))]"]);
});
