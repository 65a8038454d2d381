import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadAll } from 'js-yaml';
import { effectiveValues } from './helm-values';
import type { Manifest, Of } from './manifests';
import type { Files } from './sample';

/** The command that is installed of these, with the arguments that it begins with. */
function installed(...commands: readonly (readonly [string, ...string[]])[]) {
  return commands.find(([command, ...given]) => spawnSync(command, [...given, '--help']).status === 0);
}
export const kustomize = installed(['kustomize', 'build'], ['kubectl', 'kustomize']);
export const helm = installed(['helm', 'template']);

function run([command, ...given]: readonly [string, ...string[]], args: readonly string[]): Manifest[] {
  const { status, stdout, stderr } = spawnSync(command, [...given, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return loadAll(stdout).filter((each) => each !== null) as Manifest[];
}

/**
 * Builds a kustomization in a folder beside the sources, which it names by relative paths.
 *
 * @param files folder whose files lie beside the kustomization. `@default` - none do
 */
function build(kustomization: object, files?: string): Manifest[] {
  const folder = mkdtempSync('.built-');
  try {
    if (files !== undefined) cpSync(files, folder, { recursive: true });
    writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify(kustomization));
    return run(kustomize!, [folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What Helm makes of the chart of a release, with the values that its engine gives. */
export function ofChart(files: Files, release: string, path: string): Manifest[] {
  const folder = mkdtempSync('.built-');
  try {
    const values = join(folder, 'values.yaml');
    writeFileSync(values, JSON.stringify(effectiveValues(files, release)));
    return run(helm!, [release, path, '--values', values]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What kustomize-controller builds: the folder, or all files in it, with the fields of the Kustomization over them. */
export function ofKustomization({ spec }: Of<'Kustomization'>): Manifest[] {
  const { images, patches, components = [], commonMetadata, targetNamespace: namespace, path } = spec;
  const changes = {
    ...(images && { images }),
    ...(patches && { patches }),
    ...(commonMetadata?.labels && { labels: [{ pairs: commonMetadata.labels }] }),
    namespace,
  };
  // A folder without a kustomization gets one, with all of its files.
  if (!existsSync(join(path!, 'kustomization.yaml')))
    return build(
      { resources: filesBelow(path!).map((file) => relative(path!, file)), components, ...changes },
      path,
    );
  return build({
    resources: [join('..', path!)],
    components: components.map((each) => join('..', path!, each)),
    ...changes,
  });
}

/** What Argo CD makes of an Application's source: what is in the folder, or what kustomize builds of it. */
export function ofApplication({ spec }: Of<'Application'>): Manifest[] {
  // What is beside it is the last of several.
  const { path, directory, kustomize: given = {} } = spec.source ?? spec.sources![0]!;
  if (directory)
    return filesBelow(path!, directory.recurse).flatMap(
      (file) => loadAll(readFileSync(file, 'utf8')) as Manifest[],
    );
  const { images = [], patches, components = [], commonLabels, labelWithoutSelector, namespace } = given;
  return build({
    resources: [join('..', path!)],
    images: images.map(imageOf),
    ...(patches && { patches }),
    components: components.map((each) => join('..', path!, each)),
    ...(commonLabels && { labels: [{ pairs: commonLabels, includeSelectors: !labelWithoutSelector }] }),
    namespace,
  });
}

function filesBelow(folder: string, recursive = true): string[] {
  const names = readdirSync(folder, { recursive, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name));
}

/** As `kustomize edit set image` reads it. */
function imageOf(given: string) {
  const [, name, newName, newTag, digest] = /^([^=:@]+)(?:=([^:@]+))?(?::([^@]+))?(?:@(.+))?$/.exec(given)!;
  return { name, ...(newName && { newName }), ...(newTag && { newTag }), ...(digest && { digest }) };
}

/** What ringfleet wrote of a release into the output. */
export function writtenIn(files: Files, folder: string): Manifest[] {
  const inside = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
  return inside.flatMap((path) => loadAll(files[path]!) as Manifest[]);
}
