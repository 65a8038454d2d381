import { error, within, type Issue } from '../../../issues/issue';
import { isDnsLabel } from '../../../authored/naming';
import type { Rule } from '../../../rules/rule';

/** A shard is the value of a label and the end of names; one that is there twice would take two shares of the tenants. */
export const shards: Rule = ({ specs }) =>
  Object.entries(specs.fleet.clusters).flatMap(([cluster, spec]): Issue[] => {
    const names = ('shards' in spec && spec.shards) || [];
    const at = within({ file: specs.fleetFile }, 'clusters', cluster, 'shards');
    return [
      ...names
        .filter((name) => !isDnsLabel(name))
        .map((name) =>
          error(
            at,
            `shard '${name}' is not a DNS label of 63 characters at most`,
            "use lower-case letters, digits and '-', with a letter or digit at both ends",
          ),
        ),
      ...[...new Set(names)]
        .filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
        .map((name) => error(at, `shard '${name}' is there more than once`, 'name it once')),
    ];
  });
