import { secondsOf } from '../../../authored/duration';
import { error, warning, within, type Issue, type Location } from '../../../issues/issue';
import type { Specs } from '../../../authored/specs';
import { arcClusters, type StatedArcCluster } from '../plan/clusters';
import type { Rule } from '../../../rules/rule';

/**
 * What a cluster pulls, as ARM can say it. Source: "Microsoft.KubernetesConfiguration fluxConfigurations", 2023-05-01
 * and 2025-04-01.
 */
export const arcSources: Rule = function* ({ specs }) {
  for (const cluster of arcClusters(specs)) {
    const at = (...keys: string[]) => within(placeOf(specs, cluster), ...keys);
    yield* version(cluster, at);
    yield* seconds(cluster, at);
    yield* unsaid(cluster, at);
    yield* open(cluster, at);
  }
};

type At = (...keys: string[]) => Location;

/** Where the source's options stand: with the cluster, or with the state repository, of which it takes a ref. */
function placeOf({ fleet, fleetFile }: Specs, { spec, source, at }: StatedArcCluster): Location {
  if (spec.source && source.kind !== 'git') return at('source');
  const isAnother = spec.state !== undefined && Object.hasOwn(fleet.states ?? {}, spec.state);
  return { file: fleetFile, path: isAnother ? `states.${spec.state}` : 'state' };
}

function* version({ name, arc, source }: StatedArcCluster, at: At): Iterable<Issue> {
  if (arc.apiVersion === '2025-04-01') return;
  const fix = `give cluster '${name}' arc.apiVersion: '2025-04-01'`;
  const since = `is known from API version 2025-04-01; cluster '${name}' has ${arc.apiVersion}`;
  if (source.kind === 'oci') yield error(at(), `a source in OCI ${since}`, fix);
  if (source.kind !== 'git' || source.options.provider === undefined) return;
  yield error(
    at('provider'),
    `'${source.options.provider}' as the provider of a git repository ${since}`,
    fix,
  );
}

/** Flux takes any length of time, ARM whole seconds. */
function* seconds({ name, source }: StatedArcCluster, at: At): Iterable<Issue> {
  for (const option of ['interval', 'timeout'] as const) {
    const given = source.options[option];
    if (given === undefined) continue;
    const long = secondsOf(given);
    if (Number.isInteger(long) && long > 0) continue;
    const problem = `'${given}' is not in whole seconds, which Azure wants of cluster '${name}'`;
    yield error(at(option), problem, `give whole seconds, such as '${Math.max(1, Math.round(long))}s'`);
  }
}

/** Options that a Flux source has and ARM's has not. To leave one out in silence could be unsafe. */
function* unsaid({ name, source }: StatedArcCluster, at: At): Iterable<Issue> {
  const problem = (what: string) =>
    `Azure Resource Manager has no field for ${what}, which the source of cluster '${name}' asks for`;
  if (source.options.ignore !== undefined)
    yield warning(
      at('ignore'),
      `${problem('files that are left out')}: it pulls them`,
      'list them in a .sourceignore file of the source instead',
    );
  for (const [option, what, fix] of missing(source))
    yield error(at(...option.split('.')), problem(what), fix);
}

/** Each as the option, what it asks for, and what to do instead. */
function* missing(source: StatedArcCluster['source']): Iterable<readonly [string, string, string]> {
  if (source.kind === 'git') {
    const { verify, proxySecretRef, recurseSubmodules } = source.options;
    if (verify)
      yield ['verify', `signed commits (mode '${verify.mode}')`, 'pull from OCI, with a keyless verify'];
    if (proxySecretRef !== undefined)
      yield [
        'proxySecretRef',
        `a proxy ('${proxySecretRef}')`,
        'leave it out, and give the proxy to the agents of Azure Arc',
      ];
    if (recurseSubmodules)
      yield ['recurseSubmodules', 'submodules', 'leave it out, and publish their files with the rest'];
  }
  if (source.kind === 'oci') {
    const { provider, verify, certSecretRef } = source.options;
    if (provider !== undefined && provider !== 'azure')
      yield ['provider', `provider '${provider}'`, "use 'azure', or a Secret (secretRef)"];
    if (verify?.secretRef !== undefined)
      yield [
        'verify.secretRef',
        `a Secret with public keys ('${verify.secretRef}')`,
        'sign without keys and give verify.matchOIDCIdentity',
      ];
    if (certSecretRef !== undefined)
      yield [
        'certSecretRef',
        `a Secret with certificates ('${certSecretRef}')`,
        "give the cluster arc.credentials: { tls: ['caCertificate'] } (or clientCertificate and privateKey), and the certificates at deployment",
      ];
  }
  if (source.kind === 'bucket') {
    const { provider = 'generic', region, prefix } = source.options;
    if (provider !== 'generic')
      yield ['provider', `provider '${provider}'`, "use 'generic' with keys, or azureBlob as the source"];
    if (region !== undefined)
      yield ['region', `region '${region}'`, "leave it out, and use the region's own endpoint"];
    if (prefix !== undefined)
      yield ['prefix', `prefix '${prefix}'`, 'leave it out, and give the cluster a bucket of its own'];
  }
}

/** Azure takes no bucket without keys. */
function* open({ name, arc, source }: StatedArcCluster, at: At): Iterable<Issue> {
  if (source.kind !== 'bucket' || source.options.secretRef !== undefined || arc.credentials) return;
  const problem = `the bucket of cluster '${name}' has no credentials, which Azure wants of every bucket`;
  const fix = "name a Secret (secretRef), or give the cluster arc.credentials: 'bucketSecretKey'";
  yield error(at(), problem, fix);
}
