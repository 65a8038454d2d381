import { warning, within, type Issue } from '../../issues/issue';
import type { Rule } from '../rule';

/** A loopback host after the scheme and any user, or a file. */
const LOCAL = /^(?:(?:[a-z+]+:\/\/)?(?:[^@/]*@)?(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/]|$)|file:)/i;

/** A repository that only this machine can reach is no use to a controller in a cluster. */
export const sources: Rule = ({ specs }) => {
  const { state, states = {}, repositories, clusters } = specs.fleet;
  const urls = [
    [['state', 'url'], state.url] as const,
    ...Object.entries(states).map(([name, { url }]) => [['states', name, 'url'], url] as const),
    ...Object.entries(repositories).flatMap(([name, spec]) => addresses(['repositories', name], spec)),
    ...Object.entries(clusters).flatMap(([name, spec]) =>
      'source' in spec && spec.source ? addresses(['clusters', name, 'source'], spec.source) : [],
    ),
  ];
  return urls.flatMap(([path, url]): Issue[] =>
    LOCAL.test(url)
      ? [
          warning(
            within({ file: specs.fleetFile }, ...path),
            `'${url}' is on this machine`,
            'give an address that the controllers in the clusters reach',
          ),
        ]
      : [],
  );
};

/** What of a source says where it is; of a bucket, whose name says it not, the endpoint. */
const ADDRESSES: readonly string[] = ['git', 'helm', 'oci', 'endpoint', 'azureBlob'];

function addresses(
  path: readonly string[],
  source: object,
): (readonly [path: readonly string[], url: string])[] {
  return Object.entries(source).flatMap(([key, value]: [string, unknown]) =>
    ADDRESSES.includes(key) && typeof value === 'string' ? [[[...path, key], value] as const] : [],
  );
}
