import type { ArgocdComponent } from '../plan/cluster';
import type { Construct } from 'constructs';
import { DataFile, ManifestFile } from '../../../files';
import { ARGOCD_NAMESPACE } from '../../../plan/names';
import { LABEL_KEYS, managedBy, type Labels } from '../../../plan/labels';
import type { FollowedImagePlan, ImagePolicyPlan, ImagesContent } from '../../../content/images/plan';
import { componentFile } from '../../delivery/component';
import { ownFolder } from '../../delivery/own-folder';
import {
  ImageUpdater,
  type ApplicationRef,
  type ImageConfig,
  type UpdateStrategy,
  type WriteBackConfig,
} from './image-updater';

/** There is one image for each Application. A product's name could be too long for the key of an annotation. */
const ALIAS = 'image';

/**
 * An ImageUpdater for each ring of a product that follows an image. It writes what people edit, the ring's version in
 * the program's repository; never `dist/`, which CI synthesizes from it. It finds the releases by their labels, so that
 * a new customer changes nothing here.
 */
export function imageAutomationFiles(
  scope: Construct,
  component: ArgocdComponent,
  content: ImagesContent,
): void {
  const own = ownFolder(scope, component);
  if (content.policies.length === 0) {
    // The Application of the component needs a folder that exists.
    const text = `# ${component.name}\n\nNo ring of this cluster follows an image.\n`;
    new DataFile(own, 'README.md', { format: 'text', text });
    return;
  }
  const file = new ManifestFile(own, 'images.yaml', componentFile(component));
  for (const policy of content.policies) {
    const { name, product, ring } = policy;
    const ref = {
      namePattern: '*',
      labelSelectors: { matchLabels: { ...followedLabels(product, ring) } },
    } satisfies ApplicationRef;
    const followed = { images: content.images, policy };
    const updater = ImageUpdater({
      metadata: { name, namespace: ARGOCD_NAMESPACE },
      spec:
        content.images.form === 'annotations'
          ? { applicationRefs: [{ ...ref, useAnnotations: true }] }
          : {
              writeBackConfig: writeBack(followed),
              applicationRefs: [{ ...ref, images: [imageConfig(policy)] }],
            },
    });
    file.add(updater);
  }
}

const PREFIX = 'argocd-image-updater.argoproj.io';

/** The same, said by the Application itself. Source: Argo CD Image Updater, "Application configuration". */
export function imageAnnotations(followed: FollowedImagePlan): Labels {
  const { alias, imageName, commonUpdateSettings, manifestTargets } = imageConfig(followed.policy);
  const { updateStrategy, allowTags, ignoreTags, pullSecret } = commonUpdateSettings;
  const { method, gitConfig } = writeBack(followed);
  const given: Readonly<Record<string, string | undefined>> = {
    'image-list': `${alias}=${imageName}`,
    [`${alias}.update-strategy`]: updateStrategy,
    [`${alias}.allow-tags`]: allowTags,
    [`${alias}.ignore-tags`]: ignoreTags?.join(','),
    [`${alias}.pull-secret`]: pullSecret,
    [`${alias}.helm.image-name`]: manifestTargets.helm.name,
    [`${alias}.helm.image-tag`]: manifestTargets.helm.tag,
    'write-back-method': method,
    'git-repository': gitConfig.repository,
    'git-branch': gitConfig.branch,
    'write-back-target': gitConfig.writeBackTarget,
  };
  const said = Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [[`${PREFIX}/${key}`, value] as const],
  );
  return Object.fromEntries(said);
}

function imageConfig({ ring, image, policy }: ImagePolicyPlan): ImageConfig {
  const { strategy, constraint } = choice(policy);
  const { filterTags, ignoreTags } = policy;
  return {
    alias: ALIAS,
    imageName: constraint === undefined ? image.name : `${image.name}:${constraint}`,
    commonUpdateSettings: {
      updateStrategy: strategy,
      // What the CRD fills in: Argo CD compares an item of a list as a whole.
      forceUpdate: false,
      ...(filterTags && { allowTags: `regexp:${filterTags.pattern}` as const }),
      ...(ignoreTags && { ignoreTags }),
      ...(image.secretRef !== undefined && {
        pullSecret: `pullsecret:${ARGOCD_NAMESPACE}/${image.secretRef}` as const,
      }),
    },
    manifestTargets: { helm: { name: `${ring}.image`, tag: `${ring}.version` } },
  };
}

function choice(policy: ImagePolicyPlan['policy']): { strategy: UpdateStrategy; constraint?: string } {
  if ('semver' in policy) return { strategy: 'semver', constraint: policy.semver };
  if ('digest' in policy) return { strategy: 'digest', constraint: policy.digest };
  if ('newestBuild' in policy) return { strategy: 'newest-build' };
  if ('alphabetical' in policy) return { strategy: 'alphabetical' };
  throw new Error('Image Updater compares no numbers'); // A rule refuses it.
}

function writeBack({
  images: { program, pushBranch },
  policy: { file },
}: FollowedImagePlan): WriteBackConfig {
  const { url, branch, secretRef, path } = program;
  return {
    method: `git:secret:${ARGOCD_NAMESPACE}/${secretRef}`,
    gitConfig: {
      repository: url,
      branch: pushBranch === branch ? branch : `${branch}:${pushBranch}`,
      writeBackTarget: `helmvalues:/${path ? `${path}/` : ''}${file}`,
    },
  };
}

/** Labels that the releases of a product in one ring have, and no others. */
function followedLabels(product: string, ring: string): Labels {
  return { ...managedBy, [LABEL_KEYS.product]: product, [LABEL_KEYS.ring]: ring };
}
