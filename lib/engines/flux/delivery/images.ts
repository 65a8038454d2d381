import type { FluxComponent } from '../plan/cluster';
import type { Construct } from 'constructs';
import {
  ImagePolicy,
  ImageRepository,
  ImageUpdateAutomation,
} from '../../../../imports/image.toolkit.fluxcd.io';
import { ManifestFile } from '../../../files';
import { componentLabels } from '../../../plan/labels';
import { groupBy } from '../../../facts/group-by';
import type { ImagePolicyPlan, ImagesContent } from '../../../content/images/plan';
import { componentFile } from '../../delivery/component';
import { ownFolder } from '../../delivery/own-folder';
import { source } from './sources';

/** A line for each value that changed. Source: Flux, "Image Update Automations", "Message Template". */
const MESSAGE = `Follow new images

{{ range .Changed.Changes -}}
{{ .Setter }}: {{ .OldValue }} -> {{ .NewValue }}
{{ end -}}
`;

/**
 * Writes Flux's image automation: it scans the images of products and edits what people edit, the versions in the
 * program's repository. Never `dist/`, which CI synthesizes from them.
 */
export function imageAutomationFiles(
  scope: Construct,
  component: FluxComponent,
  content: ImagesContent,
  namespace: string,
): void {
  const own = ownFolder(scope, component);
  const file = new ManifestFile(own, 'images.yaml', componentFile(component));
  const metadata = { name: component.name, namespace };
  const { program, pushBranch, author, interval } = content.images;
  const { branch, path } = program;
  source(file, content.source, metadata);
  file.add(
    ...firstOfEachProduct(content.policies).map((policy) => repository(policy, namespace)),
    ...content.policies.map((policy) => imagePolicy(policy, namespace)),
  );
  const automation = ImageUpdateAutomation({
    metadata,
    spec: {
      interval,
      sourceRef: { kind: 'GitRepository', name: component.name },
      // Not those of others in the same namespace.
      policySelector: { matchLabels: { ...componentLabels(component.name) } },
      git: {
        checkout: { ref: { branch } },
        commit: { author: { ...author }, messageTemplate: MESSAGE },
        push: { branch: pushBranch },
      },
      update: { strategy: 'Setters', path: `./${path ? `${path}/` : ''}products` },
    },
  });
  file.add(automation);
}

/** The image is the product's: rings differ in which of its tags they take. */
function firstOfEachProduct(policies: readonly ImagePolicyPlan[]): ImagePolicyPlan[] {
  return [...groupBy(policies, ({ product }) => product).values()].map(([first]) => first);
}

function repository({ product, image }: ImagePolicyPlan, namespace: string) {
  const { name: tagged, secretRef, interval } = image;
  return ImageRepository({
    metadata: { name: product, namespace },
    spec: { image: tagged, interval, ...(secretRef !== undefined && { secretRef: { name: secretRef } }) },
  });
}

function imagePolicy({ name, product, policy }: ImagePolicyPlan, namespace: string) {
  const { filterTags } = policy;
  return ImagePolicy({
    metadata: { name, namespace },
    spec: {
      imageRepositoryRef: { name: product },
      ...(filterTags && { filterTags: { ...filterTags } }),
      policy: choice(policy),
    },
  });
}

function choice(policy: ImagePolicyPlan['policy']) {
  if ('semver' in policy) return { semver: { range: policy.semver } };
  if ('numerical' in policy) return { numerical: { order: policy.numerical } };
  if ('alphabetical' in policy) return { alphabetical: { order: policy.alphabetical } };
  throw new Error('Flux knows tags by their names alone'); // A rule refuses it.
}
