import type { ControlNamespaces } from '../names';
import type { NamespacePlan } from '../tenant';

/**
 * The ServiceAccount that installs the releases of a namespace. It lies outside of that namespace: a release may
 * write ServiceAccounts, and must not get hold of this one.
 */
export function applierOf(
  { control }: { readonly control: ControlNamespaces },
  namespace: string,
): NamespacePlan['applier'] {
  return { name: namespace, namespace: control.releases };
}
