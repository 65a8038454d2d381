import type { ArcCluster } from '../plan/cluster';
import type {
  NewerFluxConfigurationProperties,
  NewerGitRepository,
  OciRepository,
} from '../../../../imports/azure-arc';
import type { ArcConfigurationPlan } from '../plan/arc';
import type { GitRef, OciOptions } from '../../../authored/repository';
import type { SourcePlan } from '../../../plan/source';
import { credentialsOf } from './credentials';
import { literal } from './expression';

/** What of a fluxConfiguration says what it pulls, and how it gets at it. */
type Source = Pick<
  NewerFluxConfigurationProperties,
  'sourceKind' | 'gitRepository' | 'ociRepository' | 'bucket' | 'azureBlob' | 'configurationProtectedSettings'
>;

/** The source of a configuration. ARM makes a Flux source of it that is named as the configuration is. */
export function sourceOf(cluster: ArcCluster, configuration: ArcConfigurationPlan): Source {
  const { source, state, arc } = cluster;
  const { source: pace } = configuration;
  const { fields, tls, protectedSettings } = credentialsOf(arc.credentials, source.options.secretRef);
  const secrets = protectedSettings && { configurationProtectedSettings: protectedSettings };
  switch (source.kind) {
    case 'git': {
      const gitRepository = { ...git(source, state.branch), ...pace, ...fields };
      return { sourceKind: 'GitRepository', gitRepository, ...secrets };
    }
    case 'oci': {
      const ociRepository = { ...oci(source), ...pace, ...(tls && { tlsConfig: tls }), ...fields };
      return { sourceKind: 'OCIRepository', ociRepository, ...secrets };
    }
    case 'bucket':
      return { sourceKind: 'Bucket', bucket: { ...bucket(source), ...pace, ...fields }, ...secrets };
    case 'azureBlob': {
      const container = literal({ url: source.url, containerName: source.container });
      return { sourceKind: 'AzureBlob', azureBlob: { ...container, ...pace, ...fields }, ...secrets };
    }
  }
}

type Of<K extends SourcePlan['kind']> = Extract<SourcePlan, { readonly kind: K }>;

const PROVIDERS = { azure: 'Azure', github: 'GitHub' } as const;

function git({ url, ref, options: { provider } }: Of<'git'>, branch: string): NewerGitRepository {
  // ARM takes a commit with its branch alone.
  const repositoryRef: GitRef & { readonly branch?: string } = 'commit' in ref ? { branch, ...ref } : ref;
  return { ...literal({ url, repositoryRef }), ...(provider && { provider: PROVIDERS[provider] }) };
}

function oci({ url, ref, options }: Of<'oci'>): OciRepository {
  const { layerSelector, verify, insecure = false, provider } = options;
  return {
    ...literal({
      url,
      repositoryRef: ref,
      ...(layerSelector && { layerSelector: { operation: 'extract' as const, ...layerSelector } }),
      ...(verify && { verify: verification(verify) }),
    }),
    insecure,
    // Azure's alone: ARM names no provider.
    useWorkloadIdentity: provider === 'azure',
  };
}

function verification({
  provider,
  matchOIDCIdentity,
}: NonNullable<OciOptions['verify']>): NonNullable<OciRepository['verify']> {
  return { provider, ...(matchOIDCIdentity && { matchOidcIdentity: matchOIDCIdentity }) };
}

function bucket({ bucket, options }: Of<'bucket'>): NonNullable<NewerFluxConfigurationProperties['bucket']> {
  const { endpoint, insecure = false } = options;
  const url = `${insecure ? 'http' : 'https'}://${endpoint}`;
  // Stated, because ARM's own default is true.
  return { ...literal({ url, bucketName: bucket }), insecure };
}
