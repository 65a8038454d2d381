import { engineOf } from '../../engines';
import type { Plan } from '../../plan/fleet';
import type { ClusterPlan } from '../../plan/cluster';
import { beforehand } from './beforehand';
import { clusterSection } from './cluster';
import { section, steps, table } from './markdown';

/** What to do when everything is lost but the backups and a copy of the repositories. */
export function disasterRunbook(plan: Plan): string {
  const clusters = inOrder(plan);
  const urls = plan.states.map(({ name, url, branch }) => [name, url, branch]);
  return section(
    1,
    'Recover from a complete disaster',
    'Clusters are gone, and the git server may be. Everything is built from git, and data comes from backups.',
    beforehand(clusters),
    section(
      2,
      'First, what everything else is made of',
      steps(3, [
        {
          title: 'The repository of the fleet',
          text: 'From the git server, its mirror, or the newest clone that anybody has. Whatever else is lost, the state repositories are made of it.',
          commands: ['git clone <the fleet> && cd <the fleet>', 'npm ci', 'npm run synth'],
        },
        {
          title: 'The state repositories',
          text: `Where one is lost, push what is in \`dist/\` to a new one. Under another URL: change it in the fleet first, and run \`npm run synth\`.\n\n${table(['state', 'url', 'branch'], urls)}`,
        },
        {
          title: 'Charts and images',
          text: `They have to be pulled from somewhere:\n\n${sources(plan)
            .map((each) => `- ${each}`)
            .join('\n')}`,
        },
        {
          title: 'Secrets',
          text: 'The secret store and its credentials, the keys of SOPS or of sealed-secrets, and the credentials of the place where backups are.',
        },
      ]),
    ),
    section(
      2,
      'Then the clusters, one after another',
      'Those that manage others first; after that, those of the last environment of the promotion, which is what customers live by.',
      table(
        ['order', 'cluster', 'engine', 'environment'],
        clusters.map(({ name, engine, environment }, index) => [
          String(index + 1),
          name,
          engine,
          environment.name,
        ]),
      ),
    ),
    ...clusters.map((cluster) => clusterSection(plan, cluster, 2)),
    section(
      2,
      'At last',
      [
        '- Point DNS and load balancers at the new clusters.',
        '- Set alerts and backups going, and see one backup `Completed` before you rest.',
        '- Write down what was missing from this document.',
      ].join('\n'),
    ),
  );
}

/** Hubs first, then by environment, the last of the promotion first, then by name. */
function inOrder({ clusters, environments }: Plan): ClusterPlan[] {
  const hubs = new Set(
    clusters.flatMap((cluster) => {
      const home = engineOf(cluster).home(cluster).name;
      return home === cluster.name ? [] : [home];
    }),
  );
  const rank = (cluster: ClusterPlan) => [
    hubs.has(cluster.name) ? 0 : 1,
    -environments.findIndex(({ name }) => name === cluster.environment.name),
  ];
  return [...clusters].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x[0]! - y[0]! || x[1]! - y[1]! || (a.name < b.name ? -1 : 1);
  });
}

/** Where charts of components and products come from. */
function sources({ clusters, customers }: Plan): string[] {
  const ofComponents = clusters.flatMap(({ components }) =>
    components.flatMap(({ content }) => (content.form === 'helm' ? [content.chart.url] : [])),
  );
  const ofReleases = customers.flatMap(({ tenants }) =>
    tenants.flatMap(({ releases }) =>
      releases.flatMap(({ content }) => (content.form === 'helm' ? [content.chart.url] : [])),
    ),
  );
  return [...new Set([...ofComponents, ...ofReleases])].sort();
}
