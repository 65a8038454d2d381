import { Construct } from 'constructs';
import { deliveries } from '../engines/deliveries';
import type { ClusterPlan } from '../plan/cluster';

/** What makes a cluster reconcile itself: `clusters/<cluster>/bootstrap`, `infrastructure` and `delivery`. */
export class Cluster extends Construct {
  constructor(scope: Construct, plan: ClusterPlan) {
    super(scope, plan.name);
    deliveries[plan.engine].prepare(this, plan);
  }
}
