import { parseAllDocuments } from 'yaml';
import type { Files } from './sample';

/*
 * What Argo CD and Flux make of a cluster's files, and take away, by their documented rules:
 *
 * - Argo CD prunes objects of an Application that its source has no more, unless they are annotated Prune=false.
 *   Source: Argo CD, "Sync Options", "No Prune Resources"; "Automated Sync Policy", "Automatic Pruning".
 * - An Application that is deleted takes what it deployed along if it has the finalizer resources-finalizer.argocd.argoproj.io, but for
 *   objects annotated Delete=false; without it nothing. Source: Argo CD, "App Deletion"; "Sync Options", "Resource Deletion".
 * - An object that is there already becomes the Application's by its sync. Source: Argo CD, "Resource Tracking".
 * - A Kustomization with prune deletes objects of its inventory that its source has no more, and all of them when it is deleted itself, unless
 *   these are annotated kustomize.toolkit.fluxcd.io/prune: disabled, or it has deletionPolicy: Orphan.
 *   Source: Flux, "Kustomization", "Prune", "Deletion policy".
 * - A HelmRelease installs its release, or upgrades the one that is there; deleted, it uninstalls it, unless it is suspended.
 *   Source: Flux, "Helm Releases", "Uninstall configuration", "Suspend".
 * - A namespace takes along all that is in it. Source: Kubernetes, "Namespaces".
 */

interface KubernetesObject {
  readonly kind: string;
  readonly apiVersion?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly finalizers?: readonly string[];
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: {
    readonly prune?: boolean;
    readonly suspend?: boolean;
    readonly deletionPolicy?: string;
    readonly path?: string;
    readonly targetNamespace?: string;
    readonly releaseName?: string;
    readonly destination?: { readonly namespace: string };
    readonly source?: { readonly path?: string; readonly repoURL: string; readonly helm?: object };
    readonly sources?: readonly { readonly helm?: { readonly releaseName: string } }[];
    readonly syncPolicy?: { readonly automated?: { readonly prune?: boolean } };
  };
}

interface Live {
  readonly object: KubernetesObject;
  owner?: string;
}

/** One cluster: what is live there, and all that has been deleted. */
export class ModelledCluster {
  readonly deleted: string[] = [];
  private readonly live = new Map<string, Live>();

  constructor(readonly name: string) {}

  /** Applies the bootstrap, once by hand; then the controllers run until nothing changes any more. */
  reconcile(files: Files): void {
    if (this.live.size === 0)
      for (const object of objectsBelow(files, `clusters/${this.name}/bootstrap`))
        this.apply(object, undefined);
    for (let before = ''; before !== this.state();) {
      before = this.state();
      for (const { object } of [...this.live.values()])
        if (this.live.has(idOf(object))) this.controlled(this.live.get(idOf(object))!.object, files);
    }
  }

  /** Releases and namespaces that are there: `Namespace acme-prod`, `Release acme-prod/acme-prod-web`. */
  has(id: string): boolean {
    return this.live.has(id);
  }

  /** What a person deletes. */
  delete(isMeant: (id: string) => boolean): void {
    for (const [id, { object }] of [...this.live]) if (isMeant(id)) this.remove(object);
  }

  private controlled(object: KubernetesObject, files: Files): void {
    const { kind, spec = {}, metadata } = object;
    if (spec.suspend) return;
    const id = idOf(object);
    if (kind === 'HelmRelease')
      this.apply(releaseOf(spec.releaseName ?? metadata.name, spec.targetNamespace), id);
    if (kind === 'Kustomization' && spec.path !== undefined)
      this.applied(
        id,
        objectsBelow(files, spec.path.replace(/^\.\//, '')),
        spec.prune === true,
        isKeptByFlux,
      );
    if (kind !== 'Application') return;
    const charts = (spec.sources ?? []).flatMap(({ helm }) => helm ?? []);
    // A person syncs what is not automated, the first time: a release is there.
    for (const { releaseName } of charts) this.apply(releaseOf(releaseName, spec.destination?.namespace), id);
    const path = spec.source?.path;
    if (path === undefined || !path.startsWith('clusters/') || !spec.syncPolicy?.automated) return;
    this.applied(id, objectsBelow(files, path), spec.syncPolicy.automated.prune === true, isPrunedNever);
  }

  private applied(
    owner: string,
    wanted: readonly KubernetesObject[],
    prunes: boolean,
    isKept: (object: KubernetesObject) => boolean,
  ): void {
    for (const object of wanted) this.apply(object, owner);
    const ids = new Set(wanted.map(idOf));
    for (const [id, live] of [...this.live])
      if (live.owner === owner && !ids.has(id) && prunes && !isKept(live.object)) this.remove(live.object);
  }

  private apply(object: KubernetesObject, owner: string | undefined): void {
    this.live.set(idOf(object), { object, owner });
  }

  private remove(object: KubernetesObject): void {
    const id = idOf(object);
    if (!this.live.delete(id)) return;
    this.deleted.push(id);
    const own = [...this.live.values()].filter(({ owner }) => owner === id).map((each) => each.object);
    const { kind, metadata, spec = {} } = object;
    if (kind === 'Namespace')
      for (const { object: inner } of [...this.live.values()])
        if (namespaceOf(inner) === metadata.name) this.remove(inner);
    if (kind === 'HelmRelease' && !spec.suspend) for (const each of own) this.remove(each);
    if (kind === 'Kustomization' && spec.prune && !spec.suspend && spec.deletionPolicy !== 'Orphan')
      for (const each of own) if (!isKeptByFlux(each)) this.remove(each);
    const deletes = metadata.finalizers?.some((name) =>
      name.startsWith('resources-finalizer.argocd.argoproj.io'),
    );
    if (kind === 'Application' && deletes)
      for (const each of own) if (!syncOptions(each).includes('Delete=false')) this.remove(each);
  }

  private state(): string {
    return [...this.live]
      .map(([id, { owner, object }]) => `${id} ${owner} ${JSON.stringify(object)}`)
      .sort()
      .join('\n');
  }
}

function releaseOf(name: string, namespace: string | undefined): KubernetesObject {
  return { kind: 'Release', metadata: { name, namespace } };
}

function namespaceOf({ kind, metadata }: KubernetesObject): string | undefined {
  return kind === 'Namespace' ? undefined : metadata.namespace;
}

function idOf({ kind, metadata: { name, namespace } }: KubernetesObject): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

function syncOptions({ metadata: { annotations = {} } }: KubernetesObject): string[] {
  return (annotations['argocd.argoproj.io/sync-options'] ?? '').split(',');
}

function isPrunedNever(object: KubernetesObject): boolean {
  return syncOptions(object).includes('Prune=false');
}

function isKeptByFlux({ metadata: { annotations = {} } }: KubernetesObject): boolean {
  return annotations['kustomize.toolkit.fluxcd.io/prune'] === 'disabled';
}

const parsed = new Map<string, readonly KubernetesObject[]>();

/** What is below a folder of the output. */
function objectsBelow(files: Files, folder: string): readonly KubernetesObject[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith(`${folder}/`) && path.endsWith('.yaml'))
    .flatMap(([, text]) => {
      const before = parsed.get(text);
      if (before) return before;
      const found = parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject | null);
      const objects = found.filter((each) => each?.kind !== undefined) as KubernetesObject[];
      parsed.set(text, objects);
      return objects;
    });
}
