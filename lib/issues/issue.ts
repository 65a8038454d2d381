/** Where in the input a judgement applies. */
export interface Location {
  /** Path of the input file, relative to the program's folder: `customers/acme/customer.ts`. */
  readonly file: string;
  /** Counted from 1. Rules know it of YAML; of TypeScript it is looked up, by the path, before an issue is printed. @default - unknown */
  readonly line?: number;
  /** Counted from 1. @default - unknown */
  readonly column?: number;
  /** Property path within the file: `tenants.prod.ring`. @default - the file as a whole */
  readonly path?: string;
  /** The line as it may be shown, without what is probably secret: of customers' YAML, before an issue is printed. @default - not shown */
  readonly text?: string;
}

/** A judgement about the input, as data: collected, never thrown, and printed once. */
export interface Issue {
  /** An `error` stops the run before anything is written; a `warning` is printed and the run goes on. */
  readonly severity: 'error' | 'warning';
  readonly at: Location;
  /** Says what is wrong, with the bad value. */
  readonly problem: string;
  /** Says what to do about it, with the values that are allowed. */
  readonly fix: string;
}

/** A part of a file that takes the place of a customer's: `fleet/fleet.ts teams.data`. */
const PART = /^(.+) (teams\.\S+)$/;

function inFile(at: Location): Location {
  const [, file, part] = PART.exec(at.file) ?? [];
  if (file === undefined || part === undefined) return at;
  // Its name is the key.
  return within(
    { ...at, file, path: part },
    ...(at.path === undefined || at.path === 'name' ? [] : [at.path]),
  );
}

export function error(at: Location, problem: string, fix: string): Issue {
  return { severity: 'error', at: inFile(at), problem, fix };
}

export function warning(at: Location, problem: string, fix: string): Issue {
  return { severity: 'warning', at: inFile(at), problem, fix };
}

/** `file:line:column path`, as far as each is known. */
export function formatLocation(at: Location): string {
  const position = [at.file, at.line, at.column].filter((part) => part !== undefined).join(':');
  return at.path === undefined ? position : `${position} ${at.path}`;
}

/** A location below another: `within(location, 'tenants', 'prod')`. */
export function within(at: Location, ...keys: readonly string[]): Location {
  if (keys.length === 0) return at;
  return { ...at, path: [...(at.path === undefined ? [] : [at.path]), ...keys].join('.') };
}

/** In the order of files, then positions, then text, so that output does not depend on the order of rules. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  const key = (i: Issue) =>
    [i.at.file, i.at.line ?? 0, i.at.column ?? 0, i.at.path ?? '', i.problem, i.fix] as const;
  return [...issues].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const differing = left.findIndex((part, n) => part !== right[n]);
    return differing === -1 ? 0 : left[differing]! < right[differing]! ? -1 : 1;
  });
}
