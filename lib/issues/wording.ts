import type { z } from 'zod';

/** Words for texts of a format, each with an example. */
const FORMATS: Readonly<Record<string, string>> = {
  hostname: "a host name, such as 'app.customer.example'",
  email: "an email address, such as 'ops@customer.example'",
  url: "a URL, such as 'https://app.customer.example'",
  ipv4: "an address, such as '10.0.0.1'",
  ipv6: "an address, such as 'fd00::1'",
  cidrv4: "a range of addresses, such as '10.0.0.0/8'",
  cidrv6: "a range of addresses, such as 'fd00::/8'",
  date: "a day, such as '2026-12-31'",
  datetime: "a time, such as '2026-12-31T12:00:00Z'",
  time: "a time of day, such as '12:00:00'",
  uuid: "a UUID, such as '0d6e7f5c-2f0a-4a4b-9b0e-6a7f3c1d2e4f'",
};

type Raw = Parameters<z.core.$ZodErrorMap>[0];

/** The parts of zod's schema definition that messages need. */
interface Definition {
  readonly type?: string;
  readonly format?: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly checks?: readonly z.core.$ZodCheck[];
}
interface Check {
  readonly check: string;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly error?: z.core.$ZodErrorMap;
}

/**
 * The message for an issue of zod that has none of its own, and of whose schema zod tells no more afterwards: what is
 * expected of a value of another type, or of a format. Of unknown keys the message is the keys that are allowed, a line
 * each. Parsers are not compiled: that takes longer than to judge a thousand customers without.
 */
export const wording: { error: z.core.$ZodErrorMap; jitless: true } = {
  jitless: true,
  error: (issue) => {
    const definition = (issue.inst?._zod.def ?? {}) as Definition;
    if (issue.code === 'unrecognized_keys') return Object.keys(definition.shape ?? {}).join('\n');
    const wanted =
      issue.code === 'invalid_type'
        ? typeWanted(issue, definition)
        : issue.code === 'invalid_format'
          ? FORMATS[issue.format]
          : undefined;
    return wanted && `expected ${wanted}`;
  },
};

function typeWanted(issue: Raw, definition: Definition): string | undefined {
  const checks = (definition.checks ?? []).map(({ _zod }) => _zod.def as Check);
  switch (definition.type) {
    case 'string':
      return FORMATS[definition.format ?? ''] ?? own(issue, checks);
    case 'number':
      return own(issue, checks) ?? rangeOf(definition, checks);
    case 'object': {
      const needed = Object.entries(definition.shape ?? {}).flatMap(([key, each]) =>
        each._zod.optin === 'optional' ? [] : [key],
      );
      return needed.length === 0 ? undefined : `a map with ${needed.join(', ')}`;
    }
    case 'record':
      return 'a map by name, {} where there is none';
    default:
      return undefined;
  }
}

/** The message that the schema's author gave for the form of the value. It fits a value of another type, too. */
function own(issue: Raw, checks: readonly Check[]): string | undefined {
  const said = checks.map(({ error }) => error?.(issue)).find((each) => typeof each === 'string');
  return typeof said === 'string' && said.startsWith('expected ')
    ? said.slice('expected '.length)
    : undefined;
}

function rangeOf({ format }: Definition, checks: readonly Check[]): string | undefined {
  const bound = (check: string) =>
    checks.find((each) => each.check === check && each.inclusive === true)?.value;
  const [least, most] = [bound('greater_than'), bound('less_than')];
  const noun = format === 'safeint' ? 'a whole number' : 'a number';
  if (least === undefined && most === undefined) return undefined;
  if (least === undefined) return `${noun}, at most ${most}`;
  return most === undefined ? `${noun}, at least ${least}` : `${noun} from ${least} to ${most}`;
}
