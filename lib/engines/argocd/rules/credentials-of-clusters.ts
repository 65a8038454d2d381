import { error, within, type Issue, type Location } from '../../../issues/issue';
import type { HubConnection } from '../../../authored/cluster';
import { keysAtFault, unknownKeys } from '../plan/connections/credential-keys';
import { clustersRunBy } from '../../run-by';
import type { Rule } from '../../../rules/rule';

/** What a cluster's Secret is made of: sealed it can only be whole. */
const STORED = ['bearerToken', 'caData', 'config'];
const SEALED = ['config'];

/** What opens a cluster to its hub is somewhere else, or nobody but the hub can read it; and Argo CD knows what to do with it. */
export const credentialsOfClusters: Rule = function* ({ specs: { fleet, fleetFile } }) {
  for (const [name, { connection }] of clustersRunBy('argocd', fleet)) {
    if (!connection) continue;
    yield* ofConnection(within({ file: fleetFile }, 'clusters', name, 'connection'), connection);
  }
};

function* ofConnection(at: Location, given: HubConnection): Iterable<Issue> {
  const { credentials, server } = given;
  if (!credentials) {
    yield* idle(at, given);
    return;
  }
  const below = within(at, 'credentials');
  if (server === undefined)
    yield error(at, 'has credentials for no server', "give the URL of the cluster's API server under server");
  yield* keysAtFault(below, credentials);
  yield* unknownKeys(below, credentials, 'sealed' in credentials ? SEALED : STORED);
  const keys = 'sealed' in credentials ? credentials.sealed : credentials.keys;
  if (!('config' in keys || 'bearerToken' in keys))
    yield error(below, 'have neither config nor bearerToken', 'give one of them');
}

/** What would be written to a Secret that ringfleet does not make. */
function* idle(at: Location, given: HubConnection): Iterable<Issue> {
  for (const key of ['shard', 'labels'] as const) {
    if (given[key] === undefined) continue;
    const problem = `${key} ${JSON.stringify(given[key])} has no effect: it goes into the Secret that ringfleet makes of the connection's credentials, and there are none`;
    yield error(within(at, key), problem, `give the connection credentials, or remove ${key}`);
  }
}
