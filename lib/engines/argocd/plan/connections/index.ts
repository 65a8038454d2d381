import type { ClusterParams } from '../../../../applicationsets';
import { argocdUrl } from '../url';
import { environmentLabel, managedBy } from '../../../../plan/labels';
import { DNS_LABEL, shorten } from '../../../../authored/naming';
import type { ArgocdCluster, ArgocdPlan } from '../cluster';
import type { ClusterFacts } from '../../../../plan/cluster/facts';
import type { ContentPlan } from '../../../../content/forms';
import type { ConnectionPlan, SecretPlan } from './connection';
import type { Credentials } from '../../authored/credentials';
import type { HubConnection } from '../../../../authored/cluster';
import type { RepositorySpec } from '../../../../authored/repository';
import { sortedByName } from '../../../../facts/order';
import { pulledOf } from '../../../../facts/repositories';

/** The Secrets that an Argo CD needs to reach what it manages and what all of it pulls, as far as they are ours. */
export function connectionsOf(
  cluster: ArgocdCluster,
  known: readonly ClusterParams[],
  { specs: { fleet, products }, states }: ClusterFacts,
): ConnectionPlan[] {
  const productRepositories = products.flatMap(({ spec }) => pulledOf(spec)?.repository ?? []);
  const all = [cluster, ...cluster.manages];
  const pulled = new Set([
    ...all.flatMap(({ components }) => components.flatMap(({ content }) => repositoryIn(content) ?? [])),
    ...(cluster.argocd.install ? [cluster.argocd.install.chart.repository] : []),
    ...(all.some(({ hostsTenants }) => hostsTenants) ? productRepositories : []),
  ]);
  const withValues = new Set(
    all.flatMap(({ components }) =>
      components.flatMap(({ content }) =>
        content.form === 'helm' ? content.refs.map(({ source }) => source.url) : [],
      ),
    ),
  );
  const used = new Set(
    all.flatMap(({ state, valueStates }) => [state, ...valueStates].map(({ name }) => name)),
  );
  return sortedByName([
    ...states
      .filter(({ name }) => used.has(name) || pulled.has(name))
      .flatMap(({ name, url, credentials }) => repository(`state-${name}`, { git: url, credentials })),
    ...Object.entries(fleet.repositories)
      .filter(([name, spec]) => pulled.has(name) || ('git' in spec && withValues.has(spec.git)))
      .flatMap(([name, spec]) => repository(`repository-${name}`, spec)),
    ...cluster.manages.flatMap((each, index) => clusterSecret(each, known[index]!)),
  ]);
}

/** The repository that a component comes from, if it comes from one. */
function repositoryIn(content: ContentPlan): string | undefined {
  if (content.form === 'helm') return content.chart.repository;
  return content.form === 'folder' ? content.repository : undefined;
}

function repository(name: string, spec: RepositorySpec): ConnectionPlan[] {
  const address = addressOf(spec);
  const credentials = 'credentials' in spec ? spec.credentials : undefined;
  if (!credentials || !address) return [];
  const { prefix } = credentials;
  const type = prefix === undefined ? 'repository' : 'repo-creds';
  return [
    {
      name: shorten(name, DNS_LABEL),
      type,
      labels: labelsOf(type),
      data: prefix === undefined ? address : { ...address, url: argocdUrl(prefix) },
      secret: secretOf(credentials, asTheyAre),
    },
  ];
}

/** What a Secret says of a repository. */
function addressOf(spec: RepositorySpec): Readonly<Record<string, string>> | undefined {
  if ('git' in spec) return { type: 'git', url: spec.git };
  if ('helm' in spec) return { type: 'helm', url: spec.helm };
  if ('bucket' in spec) return undefined;
  return { type: 'helm', enableOCI: 'true', url: argocdUrl(spec.oci) };
}

/**
 * The clusters that an Argo CD manages beside its own, as their Secrets say them. Of a Secret that somebody else makes,
 * what the fleet says of it.
 */
export function knownClusters({ manages }: ArgocdCluster): ClusterParams[] {
  return manages.map((cluster) => {
    const { credentials, labels } = connectionOf(cluster);
    const ours = credentials && labelsOf('cluster', environmentLabel(cluster.environment.name));
    return { name: cluster.name, server: cluster.argocd.server, labels: { ...ours, ...labels } };
  });
}

function clusterSecret(
  cluster: ArgocdCluster,
  { name, server, labels = {} }: ClusterParams,
): ConnectionPlan[] {
  const { credentials, shard } = connectionOf(cluster);
  if (!credentials) return [];
  return [
    {
      name: shorten(`cluster-${name}`, DNS_LABEL),
      type: 'cluster',
      labels,
      // Argo CD wants the shard as text.
      data: { name, server, ...(shard !== undefined && { shard: String(shard) }) },
      secret: secretOf(credentials, asConfig),
    },
  ];
}

function connectionOf({ spec }: ArgocdCluster): HubConnection {
  return spec.connection ?? {};
}

function labelsOf(
  type: ConnectionPlan['type'],
  own: ConnectionPlan['labels'] = {},
): ConnectionPlan['labels'] {
  return { ...managedBy, ...own, 'argocd.argoproj.io/secret-type': type };
}

/** Makes the keys of the Secret of those that the store has. */
type Templates = (stored: readonly string[]) => Readonly<Record<string, string>>;

/** Where what is secret comes from, and what the keys are made of. */
export function secretOf(credentials: Credentials, templates: Templates): SecretPlan {
  if ('sealed' in credentials) return { kind: 'sealed', encrypted: credentials.sealed };
  const { store, keys, refreshInterval = '1h' } = credentials;
  return {
    kind: 'stored',
    store: { name: store.name, kind: store.kind ?? 'ClusterSecretStore' },
    refreshInterval,
    keys,
    templates: templates(Object.keys(keys)),
  };
}

/** Each key as the store has it. */
export const asTheyAre: Templates = (stored) => Object.fromEntries(stored.map((key) => [key, valueOf(key)]));

/** A name with a hyphen is no field to a Go template. */
function valueOf(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `{{ .${key} }}` : `{{ index . ${JSON.stringify(key)} }}`;
}

/**
 * The JSON by which Argo CD logs in to a cluster: as it is stored, or with a token. Argo CD reads the certificate in
 * base64, as kubeconfig has it, and not one of its clusters where it cannot; a store may have PEM.
 */
const asConfig: Templates = (stored) => {
  if (stored.includes('config')) return { config: '{{ .config }}' };
  const tls = stored.includes('caData') ? `,"tlsClientConfig":{"caData":{{ ${IN_BASE64} | toJson }}}` : '';
  return { config: `{"bearerToken":{{ .bearerToken | toJson }}${tls}}` };
};

const IN_BASE64 = 'ternary (b64enc .caData) .caData (hasPrefix "-----BEGIN" .caData)';

/** Whether there are Secrets to be made: of repositories, of clusters, of notifications. */
export function hasConnections({ connections, notifications }: ArgocdPlan): boolean {
  return connections.length > 0 || notifications?.secret !== undefined;
}
