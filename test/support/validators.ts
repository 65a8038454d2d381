/**
 * Reads objects as JSON from stdin, writes what their types' validators say of each as JSON to stdout: null, a
 * message, or `no validator`. A program of its own, because most validators are ES modules, which jest cannot load.
 */
import { text } from 'node:stream/consumers';

type Validated = new (data: never) => { validate(): void };
const named = (load: Promise<unknown>): Promise<Readonly<Record<string, Validated>>> => load as never;

/** By apiVersion and kind. */
const validators: Readonly<Record<string, () => Promise<Readonly<Record<string, Validated>>>>> = {
  'v1 ConfigMap': () => named(import('kubernetes-models/v1/ConfigMap')),
  'v1 LimitRange': () => named(import('kubernetes-models/v1/LimitRange')),
  'v1 Namespace': () => named(import('kubernetes-models/v1/Namespace')),
  'v1 ResourceQuota': () => named(import('kubernetes-models/v1/ResourceQuota')),
  'v1 Secret': () => named(import('kubernetes-models/v1/Secret')),
  'v1 Service': () => named(import('kubernetes-models/v1/Service')),
  'v1 ServiceAccount': () => named(import('kubernetes-models/v1/ServiceAccount')),
  'apps/v1 Deployment': () => named(import('kubernetes-models/apps/v1/Deployment')),
  'apps/v1 StatefulSet': () => named(import('kubernetes-models/apps/v1/StatefulSet')),
  'networking.k8s.io/v1 Ingress': () => named(import('kubernetes-models/networking.k8s.io/v1/Ingress')),
  'networking.k8s.io/v1 NetworkPolicy': () =>
    named(import('kubernetes-models/networking.k8s.io/v1/NetworkPolicy')),
  'rbac.authorization.k8s.io/v1 ClusterRole': () =>
    named(import('kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole')),
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': () =>
    named(import('kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding')),
  'rbac.authorization.k8s.io/v1 Role': () =>
    named(import('kubernetes-models/rbac.authorization.k8s.io/v1/Role')),
  'rbac.authorization.k8s.io/v1 RoleBinding': () =>
    named(import('kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding')),
  'argoproj.io/v1alpha1 Application': () =>
    named(import('@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application')),
  'argoproj.io/v1alpha1 ApplicationSet': () =>
    named(import('@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet')),
  'argoproj.io/v1alpha1 AppProject': () =>
    named(import('@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject')),
  'helm.toolkit.fluxcd.io/v2 HelmRelease': () =>
    named(import('@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease')),
  'kustomize.toolkit.fluxcd.io/v1 Kustomization': () =>
    named(import('@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization')),
  'source.toolkit.fluxcd.io/v1 GitRepository': () =>
    named(import('@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository')),
  'source.toolkit.fluxcd.io/v1 HelmRepository': () =>
    named(import('@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository')),
  'source.toolkit.fluxcd.io/v1 OCIRepository': () =>
    named(import('@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository')),
};

async function verdict(object: { readonly apiVersion: string; readonly kind: string }): Promise<string | null> {
  const load = validators[`${object.apiVersion} ${object.kind}`];
  if (!load) return 'no validator';
  const Type = (await load())[object.kind];
  if (!Type) throw new Error(`the module of ${object.apiVersion} ${object.kind} has no class of that name`);
  try {
    new Type(object as never).validate();
    return null;
  } catch (fault) {
    return (fault as Error).message;
  }
}

async function main(): Promise<void> {
  const objects = JSON.parse(await text(process.stdin)) as Parameters<typeof verdict>[0][];
  process.stdout.write(JSON.stringify(await Promise.all(objects.map(verdict))));
}

void main();
