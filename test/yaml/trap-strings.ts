/** Strings that at least one YAML decoder takes for something else when they are written carelessly. */

const words = ['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', 'nan', 'inf'];
const capitals = words.flatMap((word) => [
  word,
  word.toUpperCase(),
  word.slice(0, 1).toUpperCase() + word.slice(1),
  word.slice(0, 1) + word.slice(1).toUpperCase(),
]);

const numbers = (
  '0 1 -1 +1 00 007 0123 08 0o17 0O17 -0o17 +0o7 0b1 0B1 -0b1 0x1f 0X1F 0xdeadBEEF 1_000 1_0.0_1 _1 1__0 ' +
  '1e3 1E3 1e-7 1.5e+3 1e400 -1e400 12e03 .5 5. -.5 +.5 . .. ... .inf -.inf +.INF .Inf .nan .NaN .NAN 1.2 1.2.3 ' +
  '12:30 12:30:45 1:2:3.5 -1:30 190:20:30 0:0 9007199254740993 18446744073709551616 1,000 123e4567 0x 0o 0b ' +
  '5e 1E 1_ e2 E36 e+6 E-07 e2e 1m 100m 128Mi 1Gi 2T 30s 10.0.0.0/8 10.0.0.1 1/2 1-2 1st 3f2a9 7e5 +a -a +1-555 -'
).split(' ');

const dates = [
  '2024-01-02',
  '2024-1-2',
  '2001-12-14t21:59:43.10-05:00',
  '2001-12-14 21:59:43.10 -5',
  '2001-12-15T02:59:43Z',
];

const indicators = [...'-?:,[]{}#&*!|>\'"%@`~=<>^$();/\\_+.'].flatMap((sign) => [
  sign,
  `${sign} a`,
  `${sign}a`,
  `a${sign}`,
  `a ${sign}`,
  `a ${sign}b`,
  `a${sign} b`,
  `a ${sign} b`,
  sign.repeat(2),
  sign.repeat(3),
  `${sign.repeat(3)} a`,
]);

const blanks = [
  '',
  ' ',
  '  ',
  '\t',
  ' a',
  'a ',
  '\ta',
  'a\t',
  'a\tb',
  'a  b',
  'a  #b',
  'a\t#b',
  'a:\tb',
  'a: ',
];

const lines = [
  '\n',
  '\n\n',
  'a\n',
  'a\n\n',
  'a\n\n\n',
  '\na',
  '\n\na\n',
  'a\nb',
  'a\nb\n',
  'a\n\nb\n\n',
  'a\n b\n  c\n',
  ' a\nb',
  '\ta\nb',
  'a\n\tb\n',
  'a\n \n',
  'a\n \nb',
  'a\n\t\nb',
  'a \nb \n',
  'a\n ',
  'a\n  \n\n',
  '\n a',
  'a\r\nb\r\n',
  'a\rb',
  'a\n---\nb\n',
  'a\n...\n',
  '---\na\n',
  '--- a\n--- b\n',
  '# a\n# b\n',
  '- a\n- b\n',
  'a: b\nc: d\n',
  '%YAML 1.1\n---\n',
  '"a\nb"\n',
  'a\n\u2028b',
  'a\n\u0085b',
  'a\né – 日本 🚀\n',
];

const unusual = [
  ...[0, 1, 7, 8, 11, 12, 14, 27, 31, 127, 128, 133, 159, 160, 173].map((code) => String.fromCharCode(code)),
  ...[
    '\u1680',
    '\u2003',
    '\u200b',
    '\u200d',
    '\u2028',
    '\u2029',
    '\u202e',
    '\u3000',
    '\ufeff',
    '\ufffd',
    '\ufffe',
  ],
  ...[
    '\uffff',
    '\ue000',
    '\ud7ff',
    '\u{1f680}',
    '\u{1fffe}',
    '\u{10ffff}',
    '\u{e0067}',
    'é',
    'Åse',
    '日本',
    'ſ',
    'K',
  ],
].flatMap((character) => [character, `a${character}`, `${character}a`, `a${character}b`, `a ${character} b`]);

const others = [
  '<<',
  '=',
  '~',
  'Null',
  '__proto__',
  'constructor',
  'toString',
  '!!binary aGk=',
  '!!str a',
  '&a b',
  '*a',
  '{{ .Values.x }}',
  '${VAR:=default}',
  '$(VAR)',
  'a\\nb',
  '"a"',
  "it's",
  'a"b\'c\\d',
  '\\ud800',
  'x'.repeat(1023),
  'x'.repeat(1025),
  `x `.repeat(800) + 'x',
  '0'.repeat(1200),
  '\u{1f680}'.repeat(1030),
];

/** Strings every decoder takes for themselves, which should therefore stay free of quotes. */
export const bareStrings: readonly string[] = [
  'customer-01-prod',
  'app.kubernetes.io/name',
  'https://example.com/a?b=c&d=e#f',
  './clusters/a',
  '../base',
  '/etc/ssl',
  'two words',
  'a, b [c] {d}',
  'sha256:0123abcd',
  'ghcr.io/org/app:v1.2.3',
  'v1',
  '100m',
  '128Mi',
  '30s',
  'yesterday',
  'None',
  'Note',
  'a#b',
  "it's",
];

export const trapStrings: readonly string[] = [
  ...new Set([
    ...capitals,
    ...numbers,
    ...dates,
    ...indicators,
    ...blanks,
    ...lines,
    ...unusual,
    ...others,
    ...bareStrings,
  ]),
];
