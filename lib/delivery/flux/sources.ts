import type { Construct } from 'constructs';
import { GitRepository, HelmRepository } from '../../../imports/source.toolkit.fluxcd.io';
import { folder, ManifestFile } from '../../files';
import { managedBy, type ChartPlan, type ChartRepositoryPlan, type Labels, type Plan } from '../../model';

/** The state repository. Only here does a cluster learn of a change, so it is looked at every minute. */
export function stateRepository(
  scope: Construct,
  state: Plan['state'],
  name: string,
  namespace: string,
): void {
  new GitRepository(scope, name, {
    metadata: { name, namespace },
    spec: {
      interval: '1m',
      timeout: '60s',
      url: state.url,
      ref: { branch: state.branch },
      ...secretRef(state),
    },
  });
}

/** Helm repositories: one object per URL and namespace, however many releases use it. */
export function chartRepositories(
  scope: Construct,
  path: string,
  repositories: readonly ChartRepositoryPlan[],
  namespace: string,
): void {
  for (const { name, kind, url, ...rest } of repositories) {
    const file = new ManifestFile(folder(scope, `${path}/repositories`), `${name}.yaml`, {
      source: 'fleet/repositories.ts',
      labels: managedBy,
    });
    new HelmRepository(file, name, {
      metadata: { name, namespace },
      spec: { ...(kind === 'oci' && { type: 'oci' as const }), interval: '1h', url, ...secretRef(rest) },
    });
  }
}

/** The git source of one release: its ref is content, so a new version renames nothing. */
export function gitChart(
  scope: Construct,
  chart: Extract<ChartPlan, { kind: 'git' }>,
  metadata: { readonly name: string; readonly namespace: string; readonly annotations: Labels },
): void {
  new GitRepository(scope, 'source', {
    metadata,
    spec: {
      interval: '5m',
      timeout: '60s',
      url: chart.url,
      ref: { ...chart.revision },
      // The rest of the repository is of no use here.
      ignore: allBut(chart.path),
      ...secretRef(chart),
    },
  });
}

/** Ignores all but one folder. What lies in an ignored folder cannot be brought back, so each level is. */
function allBut(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const levels = segments.map((_, index) =>
    segments
      .slice(0, index)
      .map((name) => `/${name}`)
      .join(''),
  );
  return levels.map((above, index) => `${above}/*\n!${above}/${segments[index]}\n`).join('');
}

function secretRef({ secretRef: name }: { readonly secretRef?: string }) {
  return name === undefined ? {} : { secretRef: { name } };
}
