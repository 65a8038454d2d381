import type { ApiObjectMetadata } from 'cdk8s';
import type { WebServicePlan } from '../plan/web-service';

/** Label by which a service's pods are selected. Flagger gives it another value on the pods of the old version. */
export const NAME = 'app.kubernetes.io/name';

/** Label that all pods of a service have, whichever version they are. */
const INSTANCE = 'app.kubernetes.io/instance';

type Service = Pick<WebServicePlan, 'name' | 'namespace'>;

/** Metadata of an object of the service: of its own name, or of one that begins with it. */
export function metadataOf(
  { name, namespace }: Service,
  suffix = '',
): ApiObjectMetadata & { readonly name: string } {
  return { name: `${name}${suffix}`, namespace, labels: { [INSTANCE]: name } };
}

/** What selects the pods that requests may go to. */
export function selectorOf({ name }: Service): Record<string, string> {
  return { [NAME]: name };
}

/** What selects the pods of every version. */
export function everyPod({ name }: Service): Record<string, string> {
  return { [INSTANCE]: name };
}
