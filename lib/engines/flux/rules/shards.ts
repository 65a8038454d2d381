import { error, within } from '../../../issues/issue';
import { isDnsLabel } from '../../../authored/naming';
import { clustersRunBy } from '../../run-by';
import type { Rule } from '../../../rules/rule';

/** A shard is the value of a label and the end of names; one that is there twice would take two shares of the tenants. */
export const shards: Rule = function* ({ specs }) {
  for (const [cluster, { shards: names = [] }] of clustersRunBy('flux', specs.fleet)) {
    const at = within({ file: specs.fleetFile }, 'clusters', cluster, 'shards');
    for (const [index, name] of names.entries()) {
      if (!isDnsLabel(name))
        yield error(
          at,
          `shard '${name}' is not a DNS label of 63 characters at most`,
          "use lower-case letters, digits and '-', with a letter or digit at both ends",
        );
      if (names.indexOf(name) !== index)
        yield error(at, `shard '${name}' is there more than once`, 'name it once');
    }
  }
};
