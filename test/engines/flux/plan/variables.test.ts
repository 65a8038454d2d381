import { variablesIn } from '../../../../lib/engines/flux/plan/variables';

const required = (...names: string[]) => ({
  variables: names.map((name) => ({ name, hasDefault: false })),
  unreadable: [],
});
const optional = (name: string) => ({ variables: [{ name, hasDefault: true }], unreadable: [] });
const nothing = { variables: [], unreadable: [] };

it.each([
  ['${NAME}', ['NAME']],
  ['a${b}c${_d1}e', ['b', '_d1']],
  ['${1}', ['1']],
  ['${ä}', ['ä']],
  ['${#NAME}', ['NAME']],
  ['${NAME^} ${NAME^^} ${NAME,} ${NAME,,}', ['NAME', 'NAME', 'NAME', 'NAME']],
  ['${NAME:2} ${NAME:2:3}', ['NAME', 'NAME']],
  ['${NAME#a} ${NAME##a*} ${NAME%a} ${NAME%%a}', ['NAME', 'NAME', 'NAME', 'NAME']],
  ['${NAME/a/b} ${NAME//a/b} ${NAME/#a/b} ${NAME/%a/b}', ['NAME', 'NAME', 'NAME', 'NAME']],
  ['${NAME/a/} ${NAME/#/b}', ['NAME', 'NAME']],
  ['${NAME/${OTHER}/b}', ['OTHER', 'NAME']],
])('%s needs values', (text, names) => {
  expect(variablesIn(text)).toStrictEqual(required(...names));
});

it.each(['${NAME:=a}', '${NAME:-a}', '${NAME=a}', '${NAME:=}', '${NAME:-a b: c}'])(
  '%s has a default',
  (text) => {
    expect(variablesIn(text)).toStrictEqual(optional('NAME'));
  },
);

it('a variable within a default needs a value itself', () => {
  expect(variablesIn('${A:=x${B}y} ${C:=${D:-e}}').variables).toStrictEqual([
    { name: 'B', hasDefault: false },
    { name: 'A', hasDefault: true },
    { name: 'D', hasDefault: true },
    { name: 'C', hasDefault: true },
  ]);
});

it.each(['', 'plain', '$NAME', 'a $ b', '{NAME}', '$${NAME}', '$$NAME', '$$', '$'])('%j has none', (text) => {
  expect(variablesIn(text)).toStrictEqual(nothing);
});

it('a dollar that is escaped escapes nothing more', () => {
  expect(variablesIn('$$${NAME}')).toStrictEqual(required('NAME'));
  expect(variablesIn('$$$${NAME}')).toStrictEqual(nothing);
});

it.each([
  '${}',
  '${ NAME }',
  '${{ inputs.name }}',
  '${NAME',
  '${NAME:=a',
  '${NAME.b}',
  '${NAME-a}',
  '${NAME^^^}',
  '${#}',
  '${NAME:}',
  '${NAME#}',
  '${NAME/a}',
])('%s cannot be read', (text) => {
  const { variables, unreadable } = variablesIn(`before ${text}`);
  expect(variables).toStrictEqual([]);
  expect(unreadable).toStrictEqual([text]);
});

it('what comes after something that cannot be read is found all the same', () => {
  expect(variablesIn('${ a } ${b}')).toStrictEqual({
    variables: [{ name: 'b', hasDefault: false }],
    unreadable: ['${ a } ${b}'],
  });
});
