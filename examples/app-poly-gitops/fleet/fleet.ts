import { defineFleet } from 'ringfleet';
import { argocd } from './argocd';
import { clusters } from './clusters';
import { components } from './components';
import { environments } from './environments';
import { groups } from './groups';
import { landscape } from './landscape';
import { repositories, state } from './repositories';
import { rings } from './rings';
import { tiers } from './tiers';

export const fleet = defineFleet({
  state,
  repositories,
  environments,
  rings,
  tiers,
  groups,
  components,
  clusters,
  argocd,
  // Of the component `cluster-issuer`; the charts ask it for a certificate.
  admission: { clusterIssuers: ['letsencrypt'] },
  landscape,
  // One AppProject for what is deployed here, beside the platform's own.
  naming: { project: () => 'tenants' },
});

export const { defineProduct, defineCatalogue } = fleet;
