import { Construct } from 'constructs';
import { deliveryOf } from '../engines/deliveries';
import { folder } from '../files';
import { managedBy } from '../plan/labels';
import type { ClusterPlan } from '../plan/cluster';
import { extendedCluster, type Extend } from './extend';
import { extension } from './extension';

/** The files by which a cluster reconciles itself: `clusters/<cluster>/bootstrap`, `infrastructure` and `delivery`. */
export class Cluster extends Construct {
  constructor(scope: Construct, plan: ClusterPlan, extend: Extend = {}) {
    super(scope, plan.name);
    const engine = deliveryOf(plan);
    engine.prepare(this, plan);
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
