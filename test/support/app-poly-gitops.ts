import { example } from './examples';
import { manifestsIn, ofKind, type Emitted, type Of } from './manifests';
import { filesOf } from './sample';

/** The example's fleet, read as its program reads it, and what the program writes. */
export const specs = example('app-poly-gitops');
export const files = filesOf(specs);
export const emitted = manifestsIn(files);

/** In the order of promotion; each has a cluster of its name. */
export const environments = ['dev', 'tst', 'stg', 'prd'] as const;

const applications = ofKind(emitted, 'Application');

export function application(cluster: string, name: string): Emitted<Of<'Application'>> {
  const found = applications.filter((each) => each.cluster === cluster && each.object.metadata.name === name);
  if (found.length !== 1) throw new Error(`${found.length} Applications of ${cluster} are called '${name}'`);
  return found[0]!;
}

export function applicationsOf(cluster: string): Emitted<Of<'Application'>>[] {
  return applications.filter((each) => each.cluster === cluster);
}

/** The wave in which what applies the object does so. */
export function waveOf({ object: { metadata } }: Emitted): number {
  return Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
}
