import type { Application } from '../../lib/applicationsets';
import { preview, type PreviewOptions } from '../../lib/cli/preview';
import { renderAll } from '../../lib/cli/synth';
import { plan } from '../../lib/planner/plan';
import type { Specs } from '../../lib/authored/specs';
import { listened } from '../support/output';
import { bySets, hubWithSets } from '../support/sets';
import { sampleSpecs } from '../support/sample';

const heard = listened();

const run = (given: Specs, options: PreviewOptions) => preview(plan(given), options, renderAll);
const made = () => JSON.parse(heard.out) as { cluster?: string; application: Application }[];

describe('preview of the fleet’s own ApplicationSets', () => {
  it('gives the clusters generator the Secrets that the hub has, with their labels', async () => {
    expect(await run(hubWithSets(), { set: 'agents', format: 'json' })).toBe(0);
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
      await run(hubWithSets(), { cluster, format: 'names' });
      return heard.out;
    };
    expect([await names('argo-prod'), await names('argo-dev')]).toEqual([
      'agent-in-cluster\nagent-north\n',
      '',
    ]);
  });

  it('shows a set that no cluster names, and says so', async () => {
    expect(await run(hubWithSets(), { set: 'folders' })).toBe(0);
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
    const given = bySets(hubWithSets());
    expect(await run(given, { set: 'tenants', cluster: 'argo-prod', format: 'names' })).toBe(0);
    expect([heard.out, heard.said]).toEqual(['acme-prod\n', '']);
    expect(await run(given, { set: 'tenants-north', cluster: 'north', format: 'names' })).toBe(0);
  });

  it('of a fleet whose Applications are files says where they are', async () => {
    expect(await run(sampleSpecs(), {})).toBe(0);
    expect(heard.out).toBe('');
    expect(heard.said).toBe(
      'warning: preview: the fleet has no ApplicationSet, so there is nothing to expand\n' +
        '  fix: what delivers tenants is in the output folder as it is, below clusters/; for sets, give a cluster of Argo CD ' +
        "delivery: 'ApplicationSets', or the fleet applicationSets\n1 warning\n",
    );
  });
});
