import { warning, within } from '../../issues/issue';
import { judgesAdmission } from '../../plan/resolve/admission';
import type { Rule } from '../rule';

/** A cluster of an older Kubernetes has none of the admission policies, whatever the guard rails of its tenants say. */
export const admissionSupport: Rule = function* ({ specs: { fleetFile }, plan }) {
  for (const { name, hostsTenants, spec } of plan.clusters) {
    if (!hostsTenants || judgesAdmission(spec)) continue;
    yield warning(
      within({ file: fleetFile }, 'clusters', name, 'kubernetes'),
      `Kubernetes ${spec.kubernetes} takes no ValidatingAdmissionPolicy: nothing keeps releases on '${name}' from external IPs, hosts of other tenants, and stores and issuers of the platform`,
      'upgrade the cluster to 1.30 or later',
    );
  }
};
