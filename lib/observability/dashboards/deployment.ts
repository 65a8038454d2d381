import type { Signals } from '../signals';
import type { DashboardSpec } from './dashboard';
import { sized } from './panel';

/** What the operator delivers, how often, and what it fails at. */
export function deploymentDashboard({ panels }: Signals): DashboardSpec {
  return {
    name: 'deployment',
    title: 'Fleet: deployment',
    variables: [],
    panels: panels.map(sized),
  };
}
