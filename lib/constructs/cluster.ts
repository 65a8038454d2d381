import { Construct } from 'constructs';
import { deliveryOf } from '../engines/deliveries';
import { DataFile, folder } from '../files';
import { namesOfComponent } from '../plan/adoption';
import { managedBy } from '../plan/labels';
import { sortedByName } from '../facts/order';
import type { ClusterPlan } from '../plan/cluster';
import { extendedCluster, type Extend } from './extend';
import { extension } from './extension';

/** The files by which a cluster reconciles itself: `clusters/<cluster>/bootstrap`, `infrastructure` and `delivery`. */
export class Cluster extends Construct {
  constructor(scope: Construct, plan: ClusterPlan, extend: Extend = {}) {
    super(scope, plan.name);
    const engine = deliveryOf(plan);
    engine.prepare(this, plan);
    adopted(this, plan);
    const { cluster } = extend;
    if (!cluster) return;
    extension(
      folder(this, engine.extensions(plan)),
      {
        file: 'extension',
        who: `extend.cluster: ${plan.name}`,
        labels: managedBy,
        annotations: {},
      },
      (own) => cluster(own, extendedCluster(plan)),
    );
  }
}

/** What later runs hold the names of components against that are taken over. */
function adopted(scope: Construct, { components }: ClusterPlan): void {
  const found = components.filter((each) => each.adopted);
  if (found.length === 0) return;
  const names = () => sortedByName(found).map((each) => [each.name, namesOfComponent(each)] as const);
  new DataFile(scope, 'adopted.json', { format: 'json', data: () => Object.fromEntries(names()) });
}
