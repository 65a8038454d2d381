import { Sized, type Value } from '../value';
import { Version } from './version';

/** A method of a version, as templates call it: `$version.Major`. */
export interface Method {
  /** Whether Go has it of pointers alone. @default false */
  readonly ofPointers?: boolean;
  /** Whether it takes another version, by a pointer. @default false */
  readonly takesVersion?: boolean;
  readonly call: (version: Version, other: Version) => Value;
}

const uint64 = (value: bigint) => new Sized(value, 'uint64');
const compared = (result: (order: number) => Value): Method => ({
  ofPointers: true,
  takesVersion: true,
  call: (version, other) => result(version.compare(other)),
});

function next(major: bigint, minor: bigint, patch: bigint): Version {
  return new Version([major, minor, patch], '', '', '', false);
}

export const METHODS: Readonly<Record<string, Method>> = {
  Major: { call: ({ parts }) => uint64(parts[0]) },
  Minor: { call: ({ parts }) => uint64(parts[1]) },
  Patch: { call: ({ parts }) => uint64(parts[2]) },
  Prerelease: { call: ({ pre }) => pre },
  Metadata: { call: ({ metadata }) => metadata },
  Original: { ofPointers: true, call: ({ original }) => original },
  String: { call: (version) => version.toString() },
  Compare: compared(BigInt),
  Equal: compared((order) => order === 0),
  LessThan: compared((order) => order < 0),
  LessThanEqual: compared((order) => order <= 0),
  GreaterThan: compared((order) => order > 0),
  GreaterThanEqual: compared((order) => order >= 0),
  IncMajor: { call: ({ parts: [major] }) => next(major + 1n, 0n, 0n) },
  IncMinor: { call: ({ parts: [major, minor] }) => next(major, minor + 1n, 0n) },
  // The patch after a pre-release is the version without it.
  IncPatch: {
    call: ({ parts: [major, minor, patch], pre }) => next(major, minor, pre === '' ? patch + 1n : patch),
  },
};
