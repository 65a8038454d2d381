import { error, type Issue, type Location } from '../issues/issue';
import { DNS_LABEL, isDnsLabel } from '../authored/naming';
import { isDeviceName } from '../plan/names';

/** What has a folder or file of its name. */
const FOLDERS: ReadonlySet<string> = new Set([
  'axis',
  'value',
  'environment',
  'ring',
  'cluster',
  'component',
  'state repository',
  'product',
  'customer',
  'team',
  'tenant',
]);

/** What is wrong with a name, which has to be a DNS-1123 label. `name` may be anything that a formula of the fleet gave. */
export function* label(at: Location, kind: string, name: unknown, max = DNS_LABEL): Generator<Issue> {
  if (typeof name !== 'string')
    yield error(at, `${kind} has no name`, 'let the formula under naming give text');
  else if (FOLDERS.has(kind) && isDeviceName(name))
    yield error(
      at,
      `${kind} '${name}' is a name that Windows keeps for a device: nobody can check it out there`,
      'use another name',
    );
  else if (name.length > max)
    yield error(
      at,
      `${kind} '${name}' has ${name.length} characters`,
      `shorten it to ${max} characters at most`,
    );
  else if (!isDnsLabel(name))
    yield error(
      at,
      `${kind} '${name}' is not a DNS label`,
      "use lower-case letters, digits and '-', with a letter or digit at both ends",
    );
}
