import { warning, within } from '../../../issues/issue';
import { componentsOf, dependenciesOf } from '../../../facts/components';
import { sharedManifests } from '../../../facts/manifests';
import { rootOf } from '../../../plan/resolve/components';
import type { Rule } from '../../../rules/rule';
import { follows } from '../../following';

/** Groups of Kubernetes' own that have a dot. Source: Kubernetes, "API Groups". */
const OWN =
  /^(admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|flowcontrol\.apiserver|internal\.apiserver|networking|node|rbac\.authorization|resource|scheduling|storage|storagemigration)\.k8s\.io$/;

/**
 * Flux applies the manifests beside a chart together with its HelmRelease, and neither where the API server does not know one of the
 * kinds: a custom resource of the chart's own would keep the chart from being installed. Source: Flux, "Kustomization", "Dependencies".
 */
export const chartCustomResources: Rule = function* ({ specs: { fleet, fleetFile } }) {
  const said = new Set<string>();
  for (const [cluster, runs] of Object.entries(fleet.clusters)) {
    if (!follows('flux', runs)) continue;
    const all = componentsOf(fleet, cluster);
    const hasEarlier = all.some(([, spec]) => rootOf(spec) === 'bootstrap');
    for (const [name, spec] of all) {
      if (!('chart' in spec) || dependenciesOf(spec).length > 0) continue;
      if (hasEarlier && rootOf(spec) !== 'bootstrap') continue;
      for (const { at, object } of sharedManifests(within({ file: fleetFile }, 'components', name), spec)) {
        const group = object.apiVersion.split('/').slice(0, -1).join('/');
        if (!group.includes('.') || OWN.test(group) || said.has(at.path!)) continue;
        said.add(at.path!);
        yield warning(
          at,
          `${object.kind} '${object.metadata.name}' is of ${group}, and no component comes before '${name}' that could bring it: Flux installs neither the chart nor this while the kind is not there`,
          'name the component that brings the kind under dependsOn; where the chart itself does, make this a component of its own that depends on it',
        );
      }
    }
  }
};
