import { ServiceAccount } from '../../../../imports/core';
import { Role } from '../../../../imports/rbac.authorization.k8s.io';
import type { PlainObject } from '../../../files';
import { accountNamed, binding, mayWrite, roleBeside } from '../../../tenancy';
import type { FluxRun } from '../plan/tenant';

/** ServiceAccount of the Kustomizations that put tenants' HelmReleases in place. */
export const RELEASES_ACCOUNT = 'tenant-releases';

/**
 * Is in the platform's namespace, beside the Kustomizations that name it, and may write Flux objects in that of releases
 * and nothing else. A tenant's account may not even do that: a chart could otherwise bring a HelmRelease that runs with
 * another tenant's rights.
 */
export function releasesAccount({ control, releaseForms }: FluxRun): PlainObject[] {
  const { platform, releases } = control;
  const metadata = { name: RELEASES_ACCOUNT, namespace: releases };
  const account = { name: RELEASES_ACCOUNT, namespace: platform };
  const hasOthers = releaseForms.some((form) => form !== 'helm');
  return [
    ServiceAccount({ metadata: account, automountServiceAccountToken: false }),
    Role({
      metadata,
      rules: [
        mayWrite('', 'configmaps'),
        mayWrite('helm.toolkit.fluxcd.io', 'helmreleases'),
        ...(hasOthers ? [mayWrite('kustomize.toolkit.fluxcd.io', 'kustomizations')] : []),
        mayWrite('source.toolkit.fluxcd.io', 'gitrepositories'),
        mayWrite('source.toolkit.fluxcd.io', 'ocirepositories'),
      ],
    }),
    binding(metadata, roleBeside(metadata.name), accountNamed(account)),
  ];
}
