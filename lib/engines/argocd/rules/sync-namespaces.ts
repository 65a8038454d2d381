import { error, within, type Issue } from '../../../issues/issue';
import { applications, oncePerPlace, placeOfOption } from './statements';
import type { Rule } from '../../../rules/rule';

const CREATE = 'CreateNamespace=true';

/**
 * A namespace is made by its manifest or by an Application, never by both; only what an Application makes takes its
 * metadata from there. Source: Argo CD, "Sync Options", "Create Namespace".
 */
export const syncNamespaces: Rule = (draft) =>
  oncePerPlace(
    applications(draft).flatMap((judged): Issue[] => {
      const { what, plan, namespace, statements } = judged;
      const { syncOptions } = plan.spec.syncPolicy;
      const stated = placeOfOption(judged, CREATE);
      if (syncOptions.includes(CREATE))
        return namespace.isOurs && stated
          ? [
              error(
                stated,
                `${CREATE} for ${what}, whose namespace '${namespace.name}' has a manifest: two would manage it`,
                `leave out ${CREATE}: the namespace is there before the Application`,
              ),
            ]
          : [];
      const adorning = [...statements]
        .reverse()
        .find(({ settings }) => settings.syncPolicy?.managedNamespaceMetadata);
      return adorning
        ? [
            error(
              within(adorning.at, 'syncPolicy', 'managedNamespaceMetadata'),
              `concerns no namespace of ${what}: its Application makes none`,
              namespace.isOurs
                ? 'leave it out: the namespace has a manifest of its own'
                : `leave it out, or add ${CREATE} to syncOptions`,
            ),
          ]
        : [];
    }),
  );
