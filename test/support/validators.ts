/**
 * Reads objects as JSON from stdin, writes what their types' validators say of each as JSON to stdout: null, a
 * message, or `no validator`. A program of its own, because most validators are ES modules, which jest cannot load.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Ajv from 'ajv';

/** The packages that model an API group; one of them has a module for each version and kind. */
const packages: Readonly<Record<string, string | readonly string[]>> = {
  v1: 'kubernetes-models',
  'admissionregistration.k8s.io/v1': 'kubernetes-models',
  'apps/v1': 'kubernetes-models',
  'autoscaling/v2': 'kubernetes-models',
  'batch/v1': 'kubernetes-models',
  'networking.k8s.io/v1': 'kubernetes-models',
  'policy/v1': 'kubernetes-models',
  'rbac.authorization.k8s.io/v1': 'kubernetes-models',
  'bitnami.com/v1alpha1': '@kubernetes-models/sealed-secrets',
  'argoproj.io/v1alpha1': ['@kubernetes-models/argo-cd', '@kubernetes-models/argo-rollouts'],
  'helm.toolkit.fluxcd.io/v2': '@kubernetes-models/flux-cd',
  'image.toolkit.fluxcd.io/v1': '@kubernetes-models/flux-cd',
  'kustomize.toolkit.fluxcd.io/v1': '@kubernetes-models/flux-cd',
  'notification.toolkit.fluxcd.io/v1': '@kubernetes-models/flux-cd',
  'notification.toolkit.fluxcd.io/v1beta3': '@kubernetes-models/flux-cd',
  'source.toolkit.fluxcd.io/v1': '@kubernetes-models/flux-cd',
  'cert-manager.io/v1': '@kubernetes-models/cert-manager',
  'external-secrets.io/v1': '@kubernetes-models/external-secrets',
  'monitoring.coreos.com/v1': '@kubernetes-models/prometheus-operator',
  'monitoring.coreos.com/v1alpha1': '@kubernetes-models/prometheus-operator',
  'networking.istio.io/v1': '@kubernetes-models/istio',
  'postgresql.cnpg.io/v1': '@kubernetes-models/cloudnative-pg',
};

type Model = new (data: object) => { validate(): void };

async function verdict(object: {
  readonly apiVersion: string;
  readonly kind: string;
}): Promise<string | null> {
  const Type = await modelOf(object.apiVersion, object.kind);
  if (!Type) return byDefinition(object);
  try {
    new Type(object).validate();
    return null;
  } catch (fault) {
    return (fault as Error).message;
  }
}

/** By the schema of the kind's CustomResourceDefinition, where no package has the kind. */
function byDefinition(object: { readonly apiVersion: string; readonly kind: string }): string | null {
  const file = `${object.apiVersion.replace('/', '_')}_${object.kind}.json`;
  const path = join(__dirname, '../fixtures/crds', file);
  if (!existsSync(path)) return 'no validator';
  const ajv = new Ajv({ strict: false });
  const schema = JSON.parse(readFileSync(path, 'utf8')) as object;
  return ajv.validate(schema, object) ? null : ajv.errorsText();
}

async function modelOf(apiVersion: string, kind: string): Promise<Model | undefined> {
  for (const from of [packages[apiVersion] ?? []].flat())
    try {
      return ((await import(`${from}/${apiVersion}/${kind}`)) as Readonly<Record<string, Model>>)[kind];
    } catch (fault) {
      if (!(fault as { code?: string }).code?.endsWith('_NOT_FOUND')) throw fault;
    }
  return undefined;
}

async function main(): Promise<void> {
  const objects = JSON.parse(await text(process.stdin)) as Parameters<typeof verdict>[0][];
  process.stdout.write(JSON.stringify(await Promise.all(objects.map(verdict))));
}

void main();
