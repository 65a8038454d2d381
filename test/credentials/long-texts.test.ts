import { credentialsInText } from '../../lib/credentials/text';

/** Made so that an expression which tries again from each character takes the square of the length. */
const PARTS = [
  'a',
  'a.',
  'aB3',
  'A-',
  'pass',
  'password-',
  'https',
  '://',
  'x:',
  '-----BEGIN A-----\n',
  'eyJ',
  'ENC[A,',
  'key=',
  '"',
  '\\',
];

it.each(PARTS)('a long text of %j is looked through in less than a second', (part) => {
  const text = part.repeat(100_000 / part.length);
  const from = performance.now();
  credentialsInText(text);
  credentialsInText(`password=x ${text}`);
  expect(performance.now() - from).toBeLessThan(1000);
});
