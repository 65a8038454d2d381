import { anyCluster, fleet, issuesOf } from '../../../support/specs';

function judge(shards: readonly string[]) {
  const one = { ...anyCluster, engine: 'flux', environment: 'prod', shards } as const;
  return issuesOf({ fleet: fleet({ clusters: { one } }), customers: [] });
}

const at = { file: 'fleet/fleet.ts', path: 'clusters.one.shards' };

it('shards with names of their own are let through', () => {
  expect(judge(['shard1', 'shard2'])).toStrictEqual([]);
});

it.each(['Shard', 'a_b', '-a', 'a'.repeat(64)])("the shard '%s' is refused", (name) => {
  expect(judge([name])).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: `shard '${name}' is not a DNS label of 63 characters at most`,
      fix: "use lower-case letters, digits and '-', with a letter or digit at both ends",
    },
  ]);
});

it('a shard that is there more than once is refused once', () => {
  expect(judge(['a', 'b', 'a', 'a'])).toStrictEqual([
    { severity: 'error', at, problem: "shard 'a' is there more than once", fix: 'name it once' },
  ]);
});
