import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isMap } from '../../authored/values';
import { layout } from '../../plan/layout';
import { ARC_GUARDRAILS, ROOTS } from '../../plan/names';
import { orNone } from '../reading';
import type { DeployedConfiguration, SecretsBefore, Specs, TerraformBefore } from '../../authored/specs';

/** The output as the run before wrote it, for what cannot change any more, or not in one step. */
export function readBefore(
  outdir: string,
): Pick<Specs, 'before' | 'deployed' | 'releasesBefore' | 'secretsBefore' | 'terraformBefore'> {
  return {
    deployed: readDeployed(outdir),
    releasesBefore: readReleasesBefore(outdir),
    secretsBefore: readSecretsBefore(outdir),
    terraformBefore: readTerraformBefore(outdir),
    before: (path) => outputText(join(outdir, path)),
  };
}

type Plain = Readonly<Record<string, unknown>>;

/**
 * The fluxConfigurations of an output folder. Of what is not there, or cannot be read, nothing is known: a template that
 * somebody broke must not stop the run that mends it.
 */
export function readDeployed(outdir: string): DeployedConfiguration[] {
  return foldersBelow(outdir, 'clusters').flatMap(({ content, name: cluster }) => {
    const [template] = objectsIn(join(content, layout.bootstrap(cluster), 'azuredeploy.json'));
    const resources = template?.['resources'];
    return Array.isArray(resources) ? resources.flatMap((each) => configuration(cluster, each)) : [];
  });
}

function configuration(cluster: string, resource: unknown): DeployedConfiguration[] {
  if (!isMap(resource) || !isMap(resource['properties'])) return [];
  const { type, name } = resource;
  const { scope, namespace } = resource['properties'];
  const isOne = type === 'Microsoft.KubernetesConfiguration/fluxConfigurations';
  if (!isOne || typeof name !== 'string' || typeof scope !== 'string' || typeof namespace !== 'string')
    return [];
  return [{ cluster, name, scope, namespace }];
}

/** The file with the account of the Kustomizations of releases, and one that was beside it from the first. */
const ACCOUNT = 'access.yaml';
const RELEASER = 'releaser.yaml';

/**
 * Clusters of an output folder whose Kustomizations of releases are in the namespace of releases: on a flux cluster the
 * account that they name is there, on an arc cluster there is none. A file a cluster tells, however many tenants there are.
 */
export function readReleasesBefore(outdir: string): string[] {
  return foldersBelow(outdir, 'clusters').flatMap(({ content, name: cluster }) => {
    const folder = (part: string) => join(content, layout.delivery(cluster, part));
    return isFluxBefore(folder(ROOTS.tenants)) || isArcBefore(folder(ARC_GUARDRAILS)) ? [cluster] : [];
  });
}

function isFluxBefore(folder: string): boolean {
  const objects = objectsIn(join(folder, ACCOUNT));
  const namespaceOf = (kind: string) => {
    const metadata = objects.find((each) => each['kind'] === kind)?.['metadata'];
    return isMap(metadata) ? metadata['namespace'] : undefined;
  };
  const account = namespaceOf('ServiceAccount');
  return account !== undefined && account === namespaceOf('RoleBinding');
}

function isArcBefore(folder: string): boolean {
  return existsSync(join(folder, RELEASER)) && !existsSync(join(folder, ACCOUNT));
}

/**
 * Tenants of an output folder whose SealedSecrets the Application of the tenant applies: they have a folder of them, and no
 * Application beside it. Tenants of Flux have neither, or more: whose they are is for the plan to say.
 */
export function readSecretsBefore(outdir: string): SecretsBefore[] {
  return foldersBelow(outdir, 'clusters').flatMap(({ content, name: cluster }) =>
    namesIn(join(content, layout.tenants(cluster)))
      .filter((tenant) => existsSync(join(content, layout.secrets(cluster, tenant))))
      .filter((tenant) => !existsSync(join(content, layout.secretsApplications(cluster, tenant))))
      .map((tenant) => ({ cluster, tenant })),
  );
}

/** Files that are beside it where there is a namespace of the customer's own: on a cluster with a hub, only the other. */
const BESIDE_IT = ['terraform-namespace.yaml', 'terraform-project.yaml'];

/** Where an output folder has customers' Terraform, as the run before wrote it: on Argo CD, where the plugin's output went. */
export function readTerraformBefore(outdir: string): TerraformBefore[] {
  return foldersBelow(outdir, 'clusters').flatMap(({ content, name: cluster }) => {
    const tenants = join(content, layout.delivery(cluster, ROOTS.tenants));
    return namesIn(tenants).flatMap((customer): TerraformBefore[] => {
      const file = (name: string) => join(tenants, customer, name);
      const namespace = objectsIn(file('terraform.yaml'))
        .map(terraformNamespace)
        .find((each) => each !== undefined);
      if (namespace === undefined) return [];
      const hadOwn = BESIDE_IT.some((name) => existsSync(file(name)));
      return [{ cluster, customer, namespace, hadOwn }];
    });
  });
}

function terraformNamespace({ kind, metadata, spec }: Plain): string | undefined {
  const destination = isMap(spec) ? spec['destination'] : undefined;
  const place = kind === 'Terraform' ? metadata : kind === 'Application' ? destination : undefined;
  const namespace = isMap(place) ? place['namespace'] : undefined;
  return typeof namespace === 'string' ? namespace : undefined;
}

/** The clusters, or the customers, of an output folder, each with the content that it is in. */
export function foldersBelow(
  outdir: string,
  of: 'clusters' | 'customers',
): { readonly content: string; readonly name: string }[] {
  // Where a fleet has several state repositories, each has a folder of the output.
  const contents = [outdir, ...namesIn(outdir).map((name) => join(outdir, name))];
  return contents.flatMap((content) => namesIn(join(content, of)).map((name) => ({ content, name })));
}

/** The objects of a file; none where the file is missing or broken, because it must not stop the run that mends it. */
function objectsIn(file: string): Plain[] {
  const text = outputText(file) ?? '';
  // Templates of ARM are large, and a parser of YAML takes its time.
  const read = (): unknown[] =>
    file.endsWith('.json')
      ? [JSON.parse(text) as unknown]
      : parseAllDocuments(text).map((document) => document.toJS() as unknown);
  return (orNone(read) ?? []).filter(isMap);
}

/** Text of a file as the run before wrote it; `undefined` where it is not there, or cannot be read. */
export function outputText(file: string): string | undefined {
  return orNone(() => readFileSync(file, 'utf8'));
}

/** Names in a folder, in order; none where there is no such folder. */
function namesIn(folder: string): string[] {
  return orNone(() => readdirSync(folder).sort()) ?? [];
}
