import { z } from 'zod';
import { adoptedByArgocd } from '../engines/argocd/authored/adoption';
import { adoptedByFlux } from '../engines/flux/authored/adoption';
import { DNS_LABEL, HELM_RELEASE_NAME, isDnsLabel, isDnsSubdomain } from './naming';
import type { Authored } from './readonly';
import { text } from './text';

function nameOf(what: string, longest: number) {
  return text.refine(
    (given) => given.length <= longest && isDnsSubdomain(given),
    `expected the name of ${what}, ${longest} characters at most of lower-case letters, digits, '-' and '.', such as 'acme-web'`,
  );
}

const { finalizers, project } = adoptedByArgocd;

function namespace() {
  return text.refine(isDnsLabel, "expected the name of a namespace, such as 'acme'").optional();
}

/** One that starts with a dot is left alone by whoever writes and publishes the output. */
const FOLDER = /^\w([\w.-]*[\w-])?(\/\w([\w.-]*[\w-])?)*$/;

const component = z.strictObject({
  /**
   * Name of the Application; on Flux of the HelmRelease, or of the Kustomization of what is no chart.
   * @default - as for any other
   */
  name: nameOf('the Application, HelmRelease or Kustomization', DNS_LABEL).optional(),
  /** What Helm calls the release: charts make names of objects from it. @default - `name`, where there is one */
  releaseName: nameOf('the Helm release', HELM_RELEASE_NAME).optional(),
  /** Namespace that it is in, on this cluster alone. @default - that of the component */
  namespace: namespace(),
  /**
   * Folder of the state repository, below its `prefix`, in which the files of this one lie that ringfleet writes: of a component all of them; of a
   * release that is a chart its own value files and, on Flux, its HelmRelease; of another release its manifests. What points
   * there is told. No other file lies in it, above it or below it. @default - as for any other
   */
  path: z
    .string()
    .refine(
      (given) => FOLDER.test(given),
      "expected a folder of the state repository: names of letters, digits, '-', '_' and '.', with '/' between them, such as 'apps/acme/web'",
    )
    .optional(),
  ...adoptedByFlux,
  /**
   * On Argo CD alone: the AppProject, which is made beside the platform's, with the same rights for what these components need.
   * @default - 'platform'
   */
  project,
  finalizers,
});
/**
 * Names that a component has on a cluster already, so that it is taken over and not installed a second time. They are
 * frozen from then on: a run that would change one stops.
 */
export type ComponentAdoption = Authored<typeof component>;
export const componentAdoption = component;

const release = component.extend({
  /** Namespace that it is in, which becomes the tenant's, with guard rails of its own. @default - as for any other */
  namespace: namespace(),
  /**
   * On Argo CD alone: the AppProject, which is made for the customer beside its own, with what these releases need.
   * @default - the customer's own
   */
  project,
});
/**
 * Names that a release of a tenant has on its cluster already, so that it is taken over and not installed a second time.
 * They are frozen from then on: a run that would change one stops.
 */
export type ReleaseAdoption = Authored<typeof release>;
export const releaseAdoption = release;
