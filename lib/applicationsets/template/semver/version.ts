const WORDS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const VERSION = new RegExp(`^v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:-(${WORDS}))?(?:\\+(${WORDS}))?$`);

/** A version as Sprig's `semver` reads it. Source: github.com/Masterminds/semver. */
export class Version {
  constructor(
    readonly parts: readonly [major: bigint, minor: bigint, patch: bigint],
    readonly pre = '',
    readonly metadata = '',
    readonly original = '',
    /** Whether Go has a pointer to it, as `semver` gives; its methods that change a version give none. */
    readonly isPointer = true,
  ) {}

  get type(): string {
    return `${this.isPointer ? '*' : ''}semver.Version`;
  }

  toString(): string {
    return `${this.parts.join('.')}${this.pre && `-${this.pre}`}${this.metadata && `+${this.metadata}`}`;
  }

  /** -1, 0 or 1; metadata does not count. */
  compare(other: Version): number {
    for (const [index, part] of this.parts.entries()) {
      if (part !== other.parts[index]) return part < other.parts[index]! ? -1 : 1;
    }
    if (this.pre === other.pre) return 0;
    if (this.pre === '' || other.pre === '') return this.pre === '' ? 1 : -1;
    return comparePre(this.pre, other.pre);
  }
}

/** The version, or nothing where it is none. */
export function versionOf(text: string): Version | undefined {
  const found = VERSION.exec(text);
  if (!found) return undefined;
  const [, major = '0', minor = '0', patch = '0', pre, metadata] = found;
  const parts = [BigInt(major), BigInt(minor), BigInt(patch)] as const;
  // Noughts may come before a number of the version, and of its pre-release not.
  const isNumbered = pre?.split('.').some((word) => /^0\d+$/.test(word));
  if (isNumbered || parts.some((part) => part >= 1n << 64n)) return undefined;
  return new Version(parts, pre, metadata, text);
}

/** Numbers come before words; of two that are the same so far, the shorter comes first. */
export function comparePre(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [one = '', other = ''] = [left[index], right[index]];
    if (one === other) continue;
    if (one === '' || other === '') return one === '' ? -1 : 1;
    const [oneIsNumber, otherIsNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
    if (oneIsNumber !== otherIsNumber) return oneIsNumber ? -1 : 1;
    return (oneIsNumber ? BigInt(one) > BigInt(other) : one > other) ? 1 : -1;
  }
  return 0;
}
