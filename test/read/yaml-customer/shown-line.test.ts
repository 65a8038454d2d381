import { shownLine } from '../../../lib/read/yaml-customer/shown-line';

const SECRET = 'hunter2-FAKE';
const last = (text: string) => {
  const lines = text.split('\n');
  return shownLine(lines, lines.length);
};

it.each([
  ['a: 1\n  host: shop.test', '  host: shop.test'],
  ['a: 1\r\nb: 2\r', 'b: 2'],
  ['- name: web', '- name: web'],
  ['tokens:\nname: web', 'name: web'],
  [`x: ${'a'.repeat(200)}`, `x: ${'a'.repeat(97)}…`],
])('shows %j', (text, shown) => expect(last(text)).toBe(shown));

it.each([
  [`password: ${SECRET} of two words`, 'password: …'],
  [`"apiKey": ${SECRET}`, '"apiKey": …'],
  [`- clientSecret: ${SECRET}`, '- clientSecret: …'],
  [`auth: { user: a, password: ${SECRET}, b: 1 }`, 'auth: { user: a, password: …'],
  [`auth: {"password":"${SECRET}"}`, 'auth: {"password": …'],
  [`password:\n  ${SECRET}`, undefined],
  [`password: |\n  a\n\n  ${SECRET}`, undefined],
  [`password: |\n  a: 1\n  b: ${SECRET}`, undefined],
  [`token:\n  - a\n  - ${SECRET}`, undefined],
  [`dsn:\n  value: ${SECRET}`, undefined],
  [`auth:\n  password: |\n  a\n${SECRET}`, undefined],
  ['cert: |\n  MIIEvQIBADANBgkqhkiG9w0BAQEFAASC/x==', '  …'],
  [`- name: DB_PASSWORD\n  value: ${SECRET}`, undefined],
  ['  ', undefined],
])('does not show what is probably secret in %j', (text, shown) => expect(last(text)).toBe(shown));
