import { error } from '../../../issues/issue';
import { arcClusters } from '../plan/clusters';
import type { Rule } from '../../../rules/rule';

/** Of one template. Source: Azure Resource Manager, "ARM template best practices", "Template limits". */
const RESOURCES = 800;
const PARAMETERS = 256;

/** The template of the whole fleet has a deployment for each arc cluster, and a parameter for each of its secrets. */
export const arcLimits: Rule = function* ({ specs }) {
  const clusters = [...arcClusters(specs)];
  const at = { file: specs.fleetFile, path: 'clusters' };
  const secrets = clusters.reduce((sum, { arc }) => sum + arc.secrets.length, 0);
  if (clusters.length > RESOURCES)
    yield error(
      at,
      `${clusters.length} arc clusters, but a template of Azure has ${RESOURCES} resources at most`,
      'move some of them to a fleet of their own',
    );
  for (const { name, arc, at: own } of clusters) {
    if (arc.secrets.length < PARAMETERS) continue;
    const problem = `cluster '${name}' has ${arc.secrets.length} secure parameters beside its name, but a template of Azure has ${PARAMETERS} at most`;
    yield error(own('arc', 'extension', 'protectedSettings'), problem, 'remove protected settings');
  }
  if (secrets > PARAMETERS)
    yield error(
      at,
      `the secure parameters of all arc clusters are ${secrets}, but a template of Azure has ${PARAMETERS} at most`,
      'give clusters their credentials by a Secret (secretRef of the source) instead of arc.credentials, or move some of them to a fleet of their own',
    );
};
