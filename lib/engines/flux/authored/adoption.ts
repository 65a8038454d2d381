import { isDnsLabel } from '../../../authored/naming';
import { text } from '../../../authored/text';

/** What a HelmRelease that is there has beside its name. Source: Flux, "Helm Releases", "Storage namespace". */
export const adoptedByFlux = {
  /**
   * On Flux alone: where Helm keeps its record of the release. Of a tenant's release it is a namespace of the tenant.
   * @default - the namespace that it is installed in
   */
  storageNamespace: text
    .refine(isDnsLabel, "expected the name of a namespace, such as 'flux-system'")
    .optional(),
  /**
   * On Flux alone: namespace of the HelmRelease itself, on a cluster with `crossNamespaceReferences`. Of a tenant's release it is the namespace
   * that it is installed in; of a component that of another component, or of Flux.
   * @default - of releases the engine's own, of components as for any other
   */
  objectNamespace: text.refine(isDnsLabel, "expected the name of a namespace, such as 'acme'").optional(),
};
