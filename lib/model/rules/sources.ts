import { warning, within, type Issue } from '../issue';
import type { Rule } from './rule';

/** A loopback host after the scheme and any user, or a file. */
const LOCAL = /^(?:[a-z+]+:\/\/(?:[^@/]*@)?(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/]|$)|file:)/i;

/** A repository that only this machine can reach is no use to a controller in a cluster. */
export const sources: Rule = ({ specs }) => {
  const { state, repositories } = specs.fleet;
  const urls = [
    [['state', 'url'], state.url] as const,
    ...Object.entries(repositories).map(([name, repository]) => {
      const [kind, url] = Object.entries(repository).find(([key]) => key !== 'secretRef') as [string, string];
      return [['repositories', name, kind], url] as const;
    }),
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
