import { secondsOf } from '../../../authored/duration';
import { error, warning, within, type Issue, type Location } from '../../../issues/issue';
import type { Specs } from '../../../authored/specs';
import { arcClusters, type ArcCluster } from './clusters';
import type { Rule } from '../../../rules/rule';

/**
 * What a cluster pulls, as ARM can say it. Source: "Microsoft.KubernetesConfiguration fluxConfigurations", 2023-05-01
 * and 2025-04-01.
 */
export const arcSources: Rule = ({ specs }) =>
  arcClusters(specs).flatMap((cluster) => {
    const at = (...keys: string[]) => within(placeOf(specs, cluster), ...keys);
    return [...version(cluster, at), ...seconds(cluster, at), ...unsaid(cluster, at), ...open(cluster, at)];
  });

type At = (...keys: string[]) => Location;

/** Where the source's options stand: with the cluster, or with the state repository, of which it takes a ref. */
function placeOf({ fleet, fleetFile }: Specs, { spec, source, at }: ArcCluster): Location {
  if (spec.source && source.kind !== 'git') return at('source');
  const isAnother = spec.state !== undefined && Object.hasOwn(fleet.states ?? {}, spec.state);
  return { file: fleetFile, path: isAnother ? `states.${spec.state}` : 'state' };
}

function version({ name, arc, source }: ArcCluster, at: At): Issue[] {
  if (arc.apiVersion === '2025-04-01') return [];
  const fix = `give cluster '${name}' arc.apiVersion: '2025-04-01'`;
  const since = (what: string) =>
    `${what} is known from API version 2025-04-01; cluster '${name}' has ${arc.apiVersion}`;
  if (source.kind === 'oci') return [error(at(), since('a source in OCI'), fix)];
  if (source.kind !== 'git' || source.options.provider === undefined) return [];
  return [
    error(at('provider'), since(`'${source.options.provider}' as the provider of a git repository`), fix),
  ];
}

/** Flux takes any length of time, ARM whole seconds. */
function seconds({ name, source }: ArcCluster, at: At): Issue[] {
  return (['interval', 'timeout'] as const).flatMap((option) => {
    const given = source.options[option];
    if (given === undefined) return [];
    const long = secondsOf(given);
    if (Number.isInteger(long) && long > 0) return [];
    const problem = `'${given}' is not in whole seconds, which Azure wants of cluster '${name}'`;
    return [error(at(option), problem, `give whole seconds, such as '${Math.max(1, Math.round(long))}s'`)];
  });
}

/** Options that a Flux source has and ARM's has not. To leave one out in silence could be unsafe. */
function unsaid({ name, source }: ArcCluster, at: At): Issue[] {
  const refused = (option: string, what: string, fix: string) =>
    error(
      at(...option.split('.')),
      `${what}, which Azure cannot say of the source of cluster '${name}'`,
      fix,
    );
  const { ignore } = source.options;
  const ignored =
    ignore === undefined
      ? []
      : [
          warning(
            at('ignore'),
            `leaves files out, which Azure cannot say of the source of cluster '${name}': it pulls them`,
            'list them in a .sourceignore file of the source instead',
          ),
        ];
  switch (source.kind) {
    case 'git': {
      const { verify, proxySecretRef, recurseSubmodules } = source.options;
      return [
        ...ignored,
        ...(verify
          ? [refused('verify', 'asks for signed commits', 'pull from OCI, with a keyless verify')]
          : []),
        ...(proxySecretRef === undefined
          ? []
          : [refused('proxySecretRef', 'names a proxy', 'give the proxy to the agents of Azure Arc')]),
        ...(recurseSubmodules
          ? [refused('recurseSubmodules', 'asks for submodules', 'publish their files with the rest')]
          : []),
      ];
    }
    case 'oci': {
      const { provider, verify, certSecretRef } = source.options;
      return [
        ...ignored,
        ...(provider === undefined || provider === 'azure'
          ? []
          : [refused('provider', `is '${provider}'`, "use 'azure', or a Secret (secretRef)")]),
        ...(verify?.secretRef === undefined
          ? []
          : [
              refused(
                'verify.secretRef',
                'names a Secret with public keys',
                'sign without keys and give verify.matchOIDCIdentity',
              ),
            ]),
        ...(certSecretRef === undefined
          ? []
          : [
              refused(
                'certSecretRef',
                'names a Secret with certificates',
                "give the cluster arc.credentials: { tls: ['caCertificate'] } (or clientCertificate and privateKey), and the certificates at deployment",
              ),
            ]),
      ];
    }
    case 'bucket': {
      const { provider = 'generic', region, prefix } = source.options;
      return [
        ...ignored,
        ...(provider === 'generic'
          ? []
          : [refused('provider', `is '${provider}'`, "use 'generic' with keys, or azureBlob as the source")]),
        ...(region === undefined
          ? []
          : [refused('region', `is '${region}'`, "use the region's own endpoint")]),
        ...(prefix === undefined
          ? []
          : [refused('prefix', `is '${prefix}'`, 'give the cluster a bucket of its own')]),
      ];
    }
    case 'azureBlob':
      return ignored;
  }
}

/** Azure takes no bucket without keys. */
function open({ name, arc, source }: ArcCluster, at: At): Issue[] {
  if (source.kind !== 'bucket' || source.options.secretRef !== undefined || arc.credentials) return [];
  const problem = `the bucket of cluster '${name}' has no credentials, which Azure wants of every bucket`;
  return [
    error(at(), problem, "name a Secret (secretRef), or give the cluster arc.credentials: 'bucketSecretKey'"),
  ];
}
