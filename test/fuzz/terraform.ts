import { SECRET, type Change, type Malformed } from './case';
import type { Random } from './random';
import { terraform as sound } from './sound';

const FOLDER = 'customers/customer-01/terraform';
const hex = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('hex');

const BYTES: readonly string[] = [
  `${hex(sound.text)}e9`,
  `23e9${hex(sound.text)}`,
  hex(sound.text, 'utf16le'),
  `fffe${hex(sound.text, 'utf16le')}`,
  `feff${hex('a')}`,
  '7f454c4602010100',
  '504b0304',
  'c0af',
  'eda080',
  `${hex('password = "' + SECRET)}ff${hex('"')}`,
];

/** Not to be seen by a reviewer. */
const CHARACTERS: readonly string[] = [
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\r',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u{e0041}',
  '\u007f',
];

/** Files that are none of Terraform's, or none that belong in git. */
const NAMES: readonly string[] = [
  'terraform.tfstate',
  'terraform.tfstate.backup',
  'secret.tfvars',
  'secret.auto.tfvars',
  'prod.tfvars.json',
  'README.md',
  'main',
  'main.tf.bak',
  'crash.log',
  'plan.out',
  'a\\b.tf',
  'modules\\x/main.tf',
  'sub/terraform.tfstate',
  'con.tf',
  'sub/nul.tf',
  'AUX/main.tf',
  'com1.tf',
  'lpt9/x/main.tf',
  'prn.tf',
  'a:b.tf',
  'a?.tf',
  'a*.tf',
  'a<b>.tf',
  'a|b.tf',
  'a"b.tf',
  'sub./main.tf',
  'sub /main.tf',
  `${'x'.repeat(252)}.tf`,
  'a\u001b[31m.tf',
  'a\u202eb.tf',
  'a\nerror: b.tf',
];

const COLLIDING: readonly (readonly [string, string])[] = [
  ['Main.tf', ''],
  ['MAIN.TF', 'main.TF'],
  ['modules/a/x.tf', 'Modules/b/x.tf'],
  ['modules/net.tf', 'MODULES/other.tf'],
  ['sub/A.tf', 'sub/a.tf'],
  ['STRASSE.tf', 'strasse.tf'],
  ['É.tf', 'é.tf'],
  ['é.tf', 'e\u0301.tf'],
];

export function terraform(random: Random): Malformed {
  const { file, text } = sound;
  const line = random.below(3);
  const made = (
    what: string,
    changes: readonly Change[],
    place = file,
    lines?: readonly number[],
  ): Malformed => ({
    what,
    changes,
    expected: { file: place, ...(lines && { lines }) },
  });
  switch (random.below(5)) {
    case 0:
      return made('Terraform of bytes', [{ file, hex: random.pick(BYTES) }]);
    case 1: {
      const lines = text.split('\n');
      const inserted = lines.map((each, index) =>
        index === line ? `${each} # ${SECRET}${random.pick(CHARACTERS)}x` : each,
      );
      return made('Terraform with what hides', [{ file, text: inserted.join('\n') }], file, [line + 1]);
    }
    case 2: {
      const pair = random.pick(COLLIDING).filter((name) => name !== '');
      return made(
        `Terraform in ${pair.join(', ')}`,
        pair.map((name) => ({ file: `${FOLDER}/${name}`, text })),
        FOLDER,
      );
    }
    case 3:
      return made(
        'a folder or a file in place of the other',
        [
          random.pick<Change>([
            { file: `${FOLDER}/dir.tf/state.tfstate`, text: '' },
            { file: FOLDER, text: '' },
            { file: `${FOLDER}/main.tfstate/main.tfvars`, text: '' },
          ]),
        ],
        FOLDER,
      );
    default: {
      const name = random.pick(NAMES);
      return made(
        `Terraform in ${name}`,
        [{ file: `${FOLDER}/${name}`, text: `password = "${SECRET}"\n` }],
        FOLDER,
      );
    }
  }
}
