import { key } from './fleet.mjs';

/** @typedef {import('./answers.mjs').Answers} Answers */

/** What a product is called in code. */
function variable(name) {
  return name.replace(/-+(.)/g, (_, letter) => letter.toUpperCase());
}

/** @param {Answers} answers */
export function catalogue({ product: name }) {
  return `import { defineCatalogue } from '../fleet/fleet';
import { ${variable(name)}Product } from './${name}/product';

/** Everything that customers may subscribe to. */
const catalogue = defineCatalogue([${variable(name)}Product]);

export default catalogue;

export const { defineCustomer } = catalogue;
`;
}

/** @param {Answers} answers */
export function product({ product: name, environments }) {
  return `import { cpu, memory } from 'ringfleet';
import { z } from 'zod';
import { defineProduct } from '../../fleet/fleet';

export const ${variable(name)}Product = defineProduct({
  name: '${name}',
  // A public chart to begin with: put yours in its place.
  chart: { repository: 'charts', name: 'podinfo' },
  version: 'chart',
  schema: z.strictObject({
    /** Pods that run at the same time. */
    replicaCount: z.int().min(1).max(10),
    resources: z.strictObject({ requests: z.strictObject({ cpu: cpu(), memory: memory() }) }),
  }),
  values: { replicaCount: 1, resources: { requests: { cpu: '50m', memory: '64Mi' } } },
  environments: { ${key(environments.at(-1))}: { replicaCount: 2 } },
  ports: { http: 9898 },
  peers: { to: [] },
  footprint: ({ replicaCount, resources }) => ({ replicas: replicaCount, ...resources.requests }),
});
`;
}

/** @param {Answers} answers */
export function ringsFile({ product: name, rings }) {
  return `# Which version of ${name} each ring runs: that of its chart. A ring may run what the ring before it runs, or ran.
${rings.map((ring) => `${ring.name}:\n  version: '6.9.0'\n`).join('')}`;
}

/** @param {Answers} answers */
export function customer({ customer: name, product: of, environments, rings }) {
  const tenant = (environment) => {
    const ring = rings.findLast((each) => each.environment === environment);
    return `    ${key(environment)}: {
      cluster: 'shared-${environment}',
      ring: '${ring.name}',
    },`;
  };
  return `import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: '${name}',
  title: '${name}',
  tier: 'standard',
  region: 'westeurope',
  contact: 'ops@${name}.example',
  group: '${name}-operators',
  products: { ${key(of)}: {} },
  tenants: {
${environments.map(tenant).join('\n')}
  },
});
`;
}
