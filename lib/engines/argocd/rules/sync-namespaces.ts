import { error } from '../../../issues/issue';
import { applications, oncePerPlace, placeOfPolicy, placeOfOption } from '../plan/judged-applications';
import type { Rule } from '../../../rules/rule';

const CREATE = 'CreateNamespace=true';
const METADATA = 'managedNamespaceMetadata';

/**
 * A namespace is made by its manifest or by an Application, never by both; only what an Application makes takes its
 * metadata from there. Source: Argo CD, "Sync Options", "Create Namespace".
 */
export const syncNamespaces: Rule = oncePerPlace(function* (draft) {
  for (const judged of applications(draft)) {
    const { what, plan, namespace } = judged;
    const creates = plan.spec.syncPolicy.syncOptions.includes(CREATE);
    const created = placeOfOption(judged, CREATE);
    const adorned = placeOfPolicy(judged, (policy) => policy[METADATA] !== undefined, METADATA);
    if (creates && created && namespace.isOurs)
      yield error(
        created,
        `${CREATE} for ${what}, whose namespace '${namespace.name}' has a manifest: two would manage it`,
        `leave out ${CREATE}: the namespace is there before the Application`,
      );
    if (!creates && adorned)
      yield error(
        adorned,
        `has no effect on ${what}: its Application does not create namespace '${namespace.name}'`,
        namespace.isOurs
          ? 'leave it out: the namespace has a manifest of its own'
          : `leave it out, or add ${CREATE} to syncOptions`,
      );
  }
});
