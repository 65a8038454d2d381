import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { FluxRun } from '../plan/tenant';

/** ServiceAccount of the Kustomizations that put tenants' HelmReleases in place. */
export const RELEASES_ACCOUNT = 'tenant-releases';

/**
 * Is in the platform's namespace, beside the Kustomizations that name it, and may write Flux objects in that of releases
 * and nothing else. A tenant's account may not even do that: a chart could otherwise bring a HelmRelease that runs with
 * another tenant's rights.
 */
export function releasesAccount(scope: Construct, { control, releaseForms }: FluxRun): void {
  const { platform, releases } = control;
  const named = { metadata: { name: RELEASES_ACCOUNT, namespace: releases } };
  const custom = (apiGroup: string, resourceType: string) =>
    kplus.ApiResource.custom({ apiGroup, resourceType });
  const account = new kplus.ServiceAccount(scope, 'account', {
    metadata: { name: RELEASES_ACCOUNT, namespace: platform },
    automountToken: false,
  });
  const role = new kplus.Role(scope, 'role', {
    ...named,
    rules: [
      {
        verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
        resources: [
          kplus.ApiResource.CONFIG_MAPS,
          custom('helm.toolkit.fluxcd.io', 'helmreleases'),
          ...(releaseForms.some((form) => form !== 'helm')
            ? [custom('kustomize.toolkit.fluxcd.io', 'kustomizations')]
            : []),
          custom('source.toolkit.fluxcd.io', 'gitrepositories'),
          custom('source.toolkit.fluxcd.io', 'ocirepositories'),
        ],
      },
    ],
  });
  new kplus.RoleBinding(scope, 'binding', { ...named, role }).addSubjects(account);
}
