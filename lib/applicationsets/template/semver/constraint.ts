import { comparePre, type Version, versionOf } from './version';

const OPERATORS = '=|!=|>|<|>=|=>|<=|=<|~|~>|\\^|';
const PART = '[0-9xX|*]+';
const PATTERN = `v?(${PART})(\\.${PART})?(\\.${PART})?(-([0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*))?(\\+([0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*))?`;
const RANGE = new RegExp(`\\s*(${PATTERN})\\s+-\\s+(${PATTERN})\\s*`, 'g');
const EACH = new RegExp(`(${OPERATORS})\\s*(${PATTERN})`, 'g');
const ONE = new RegExp(`^\\s*(${OPERATORS})\\s*(${PATTERN})\\s*$`);
const ALL = new RegExp(
  `^(\\s*(${OPERATORS})\\s*(${PATTERN})\\s*)((?:\\s+|,\\s*)(${OPERATORS})\\s*(${PATTERN})\\s*)*$`,
);

/** One comparison of a constraint, such as `>= 1.2` or `~1.x`. */
interface Comparison {
  readonly operator: string;
  readonly version: Version;
  /** The first part that is not said, or is `x`: of `1.2` the patch. @default - all are said */
  readonly open?: 'major' | 'minor' | 'patch';
}

/**
 * Whether the version is in the range, as Sprig's `semverCompare` has it: `||` between alternatives, a space or comma
 * between what must hold together. Source: github.com/Masterminds/semver, constraints.go.
 *
 * @returns nothing where the range is none
 */
export function satisfies(version: Version, range: string): boolean | undefined {
  const written = range.replaceAll(
    RANGE,
    (_, from: string, ...rest: string[]) => `>= ${from}, <= ${rest[9]} `,
  );
  const alternatives = written.split('||').map(comparisonsOf);
  if (alternatives.includes(undefined)) return undefined;
  return alternatives.some((all) => {
    const takesPre = all!.some((each) => each.version.pre !== '');
    return all!.every((each) => (version.pre === '' || takesPre) && TESTS[each.operator]!(version, each));
  });
}

function comparisonsOf(text: string): Comparison[] | undefined {
  if (!ALL.test(text)) return undefined;
  const found: Comparison[] = [];
  for (const each of text.match(EACH) ?? [text]) {
    const comparison = comparisonOf(each);
    if (!comparison) return undefined;
    found.push(comparison);
  }
  return found;
}

function comparisonOf(text: string): Comparison | undefined {
  const [, operator = '', , major = '', minor = '', patch = '', pre = ''] = ONE.exec(text) ?? [];
  if (major === '') return undefined;
  const open = isOpen(major) ? 'major' : isOpen(minor) ? 'minor' : isOpen(patch) ? 'patch' : undefined;
  const said = [open === 'major' ? '0' : major, open === 'major' || open === 'minor' ? '.0' : minor];
  const version = versionOf(`${said.join('')}${open ? '.0' : patch}${pre}`);
  return version && { operator, version, ...(open && { open }) };
}

function isOpen(part: string): boolean {
  return ['', 'x', 'X', '*'].includes(part.replace('.', ''));
}

type Test = (version: Version, comparison: Comparison) => boolean;

const least: Test = (version, other) => version.compare(other.version) >= 0;

const most: Test = (version, { version: other, open }) => {
  if (!open) return version.compare(other) <= 0;
  const [[major, minor], [itsMajor, itsMinor]] = [version.parts, other.parts];
  return major < itsMajor || (major === itsMajor && (minor <= itsMinor || open === 'minor'));
};

const greater: Test = (version, { version: other, open }) => {
  const [[major, minor], [itsMajor, itsMinor]] = [version.parts, other.parts];
  if (!open || (open === 'major' && major === itsMajor)) return version.compare(other) === 1;
  if (major !== itsMajor) return major > itsMajor;
  return open === 'patch' && minor > itsMinor;
};

const unequal: Test = (version, { version: other, open }) => {
  const [[major, minor, patch], [itsMajor, itsMinor, itsPatch]] = [version.parts, other.parts];
  if (!open) return version.compare(other) !== 0;
  if (major !== itsMajor) return true;
  if (open === 'minor') return false;
  if (minor !== itsMinor) return true;
  if (open === 'patch')
    return version.pre !== '' || other.pre !== '' ? comparePre(version.pre, other.pre) !== 0 : false;
  return patch !== itsPatch || version.compare(other) !== 0;
};

/** The same major and minor version, as far as they are said. */
const tilde: Test = (version, { version: other, open }) => {
  if (version.compare(other) < 0) return false;
  const [[major, minor], [itsMajor, itsMinor, itsPatch]] = [version.parts, other.parts];
  if (itsMajor === 0n && itsMinor === 0n && itsPatch === 0n && (!open || open === 'major')) return true;
  return major === itsMajor && (minor === itsMinor || open === 'minor');
};

/** Up to the next version that changes the first part that is not 0. */
const caret: Test = (version, { version: other, open }) => {
  if (version.compare(other) < 0) return false;
  const [[major, minor, patch], [itsMajor, itsMinor, itsPatch]] = [version.parts, other.parts];
  if (itsMajor > 0n || open === 'minor') return major === itsMajor;
  if (major > 0n) return false;
  if (itsMinor > 0n || open === 'patch') return minor === itsMinor;
  return minor === 0n && patch === itsPatch;
};

const equal: Test = (version, comparison) =>
  comparison.open ? tilde(version, comparison) : version.compare(comparison.version) === 0;

const TESTS: Readonly<Record<string, Test>> = {
  '': equal,
  '=': equal,
  '!=': unequal,
  '>': greater,
  '<': (version, other) => version.compare(other.version) < 0,
  '>=': least,
  '=>': least,
  '<=': most,
  '=<': most,
  '~': tilde,
  '~>': tilde,
  '^': caret,
};
