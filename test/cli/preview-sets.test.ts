import type { Application } from '../../lib/applicationsets';
import { preview, type PreviewOptions } from '../../lib/cli/preview';
import { renderAll } from '../../lib/cli/program';
import { plan, type ApplicationSetSpec, type ArgocdClusterSpec, type Specs } from '../../lib/model';
import { listened } from '../support/output';
import { bySets, folders } from '../support/sets';
import { shipped } from '../support/shipped';
import { anyCluster, fleet, specs } from '../support/specs';

const heard = listened();

/** One Application for each cluster that the hub knows. */
const agents: ApplicationSetSpec = {
  generators: [
    { clusters: { selector: { matchLabels: { 'ringfleet.io/environment': 'prod', region: 'north' } } } },
    { list: { elements: [{ name: 'in-cluster', server: 'https://kubernetes.default.svc' }] } },
  ],
  template: {
    name: 'agent-{{ .name }}',
    project: 'platform',
    source: { repoURL: 'fleet-state', targetRevision: 'main', path: 'agents' },
    destination: { server: '{{ .server }}', namespace: 'agents' },
  },
  preserveResourcesOnDeletion: true,
};

/** A hub that runs `agents`, and another cluster that runs nothing of the fleet's; nobody runs `folders`. */
function hub(): Specs {
  const managed = (connection: ArgocdClusterSpec<string, string>['connection']) =>
    ({ ...anyCluster, engine: 'argocd', environment: 'prod', managedBy: 'argo-prod', connection }) as const;
  const credentials = { store: { name: 'platform' }, keys: { bearerToken: { key: 'north' } } };
  const { clusters } = fleet();
  return specs({
    fleet: fleet({
      applicationSets: { agents, folders },
      clusters: {
        ...clusters,
        'argo-prod': { ...clusters['argo-prod']!, applicationSets: ['agents'] } as never,
        north: managed({ server: 'https://north:6443', credentials, labels: { region: 'north' }, shard: 1 }),
        south: managed({ server: 'https://south:6443', credentials, labels: { region: 'south' } }),
      },
    }),
  });
}

const run = (given: Specs, options: PreviewOptions) => preview(plan(given), options, renderAll);
const made = () => JSON.parse(heard.out) as { cluster?: string; application: Application }[];

describe('preview of the fleet’s own ApplicationSets', () => {
  it('gives the clusters generator the Secrets that the hub has, with their labels', async () => {
    expect(await run(hub(), { set: 'agents', format: 'json' })).toBe(0);
    const found = made().map(({ cluster, application: { metadata, spec } }) => [
      cluster,
      metadata.name,
      (spec as { destination: { server: string } }).destination.server,
    ]);
    expect(found).toEqual([
      ['argo-prod', 'agent-in-cluster', 'https://kubernetes.default.svc'],
      ['argo-prod', 'agent-north', 'https://north:6443'],
    ]);
    expect(heard.said).toBe('');
  });

  it('shows of a cluster the sets that it names', async () => {
    const names = async (cluster: string) => {
      heard.out = '';
      await run(hub(), { cluster, format: 'names' });
      return heard.out;
    };
    expect([await names('argo-prod'), await names('argo-dev')]).toEqual([
      'agent-in-cluster\nagent-north\n',
      '',
    ]);
  });

  it('shows a set that no cluster names, and says so', async () => {
    expect(await run(hub(), { set: 'folders' })).toBe(0);
    expect(heard.out).toContain(
      '# ApplicationSet folders, which no cluster runs: applicationsets/folders.yaml\n',
    );
    expect(heard.out).toContain('name: acme-overview\n');
    expect(heard.said).toContain(
      "warning: applicationsets/folders.yaml folders: no cluster runs the ApplicationSet 'folders'",
    );
    expect(heard.said).not.toContain('agents');
  });
});

describe('preview of the sets that deliver tenants', () => {
  it('shows those of each cluster, and of one with a hub beside it', async () => {
    const given = bySets(hub());
    expect(await run(given, { set: 'tenants', cluster: 'argo-prod', format: 'names' })).toBe(0);
    expect([heard.out, heard.said]).toEqual(['acme-prod\n', '']);
    expect(await run(given, { set: 'tenants-north', cluster: 'north', format: 'names' })).toBe(0);
  });

  it('of a fleet whose Applications are files says where they are', async () => {
    expect(await run(shipped(), {})).toBe(0);
    expect(heard.out).toBe('');
    expect(heard.said).toBe(
      'warning: preview: the fleet has no ApplicationSet, so there is nothing to expand\n' +
        '  fix: what delivers tenants is in the output folder as it is, below clusters/; for sets, give a cluster of Argo CD ' +
        "delivery: 'ApplicationSets', or the fleet applicationSets\n1 warning\n",
    );
  });
});
