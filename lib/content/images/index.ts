import { z } from 'zod';
import { type FleetNames, ofComponent } from '../../authored/component/fields';
import { imagesSchema as schema, type ImagesSpec } from '../../authored/images';
import type { Authored } from '../../authored/readonly';
import { PACES } from '../../plan/pace';
import type { ContentKind } from '../kind';

const component = z.strictObject({ ...ofComponent, images: schema });

/**
 * Image automation, in the namespace of Flux or of Argo CD. Flux's follows every ring, so one cluster of the fleet runs
 * it; Image Updater follows the rings of the environments that its cluster hosts, or a cluster that it manages. No ring has two: both would write.
 */
export type ImagesComponent<C extends string = string, G extends string = string> = Authored<
  typeof component,
  FleetNames<never, C, G>
>;

/** What follows images, and writes the versions of rings. */
export const images: ContentKind<ImagesComponent, ImagesSpec> = {
  component,
  noun: 'an image automation',
  used: 'updates Images',
  onHub: true,
  isTold: true,
  resolve({ images: own }, { policies }) {
    const { url, branch, secretRef } = own.program;
    const resolved = { pushBranch: branch, interval: '30m', form: 'ImageUpdater', ...own } as const;
    const { interval } = resolved;
    const options = { secretRef, interval, timeout: PACES.state.timeout };
    return {
      form: 'images',
      images: resolved,
      source: { kind: 'git', url, ref: { branch }, options },
      policies: policies(),
    };
  },
};
