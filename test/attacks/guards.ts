import { bytes, millicores, type Cpu, type Memory } from '../../lib/authored/quantity';
import { groupOf, isNamespaced, mayCreate, type Account } from '../support/account-rights';
import { admissionVerdicts, type Verdict } from '../support/admission';
import { permitsDestination, permitsKind } from '../support/argocd-permissions';
import { ofKind, type Emitted, type Of } from '../support/manifests';
import { containersOf, podOf, violations } from '../support/pod-security';
import { OWN, RELEASES, type Brought, type HonestChart } from './attack';

/** What a quota or its limits look at. */
interface Sized {
  readonly type?: string;
  readonly resources?: { readonly requests: { readonly storage: Memory } };
}

/** The guards of the tenant, as the objects of the cluster set them up. */
export class Guards {
  private readonly account: Account;
  private readonly releases: string | undefined;
  private readonly said: ReadonlyMap<Brought, readonly Verdict[]>;

  /** @param by the RoleBinding of what applies it */
  constructor(
    private readonly emitted: readonly Emitted[],
    charts: readonly HonestChart[],
    by = 'releases',
  ) {
    const bound = (name: string) => {
      const own = ofKind(emitted, 'RoleBinding').filter(({ object }) => isOwn(object));
      return own.find(({ object }) => object.metadata.name === name)!.object.subjects![0]!;
    };
    this.account = bound(by);
    this.releases = bound('releases').namespace;
    const namespaceObject = this.own('Namespace', OWN);
    const policies = emitted
      .map(({ object }) => object)
      .filter(({ kind }) => kind === 'ValidatingAdmissionPolicy');
    const objects = charts.flatMap((chart) => chart.objects);
    const groups = [`system:serviceaccounts:${this.account.namespace}`];
    const said = admissionVerdicts(
      policies,
      objects.map((object) => ({ object, namespaceObject, groups })),
    );
    this.said = new Map(objects.map((object, index) => [object, said[index]!]));
  }

  /** What refuses each object of the chart, by guard; and the policies, where it is admission. */
  thatRefuse({ objects }: HonestChart): string[] {
    const refusing = objects.flatMap((object) => [
      ...(this.hasRight(object) ? [] : ['rights']),
      ...this.said.get(object)!.map(({ policy }) => policy),
      ...(this.isWithinQuota(object) ? [] : ['quota']),
      ...(this.isSecure(object) ? [] : ['podSecurity']),
    ]);
    return [...new Set(refusing)];
  }

  /** Whether the AppProject lets the object be applied; there is none but on Argo CD. */
  projectPermits(object: Brought): boolean {
    const { apiVersion, kind } = object;
    const [project] = ofKind(this.emitted, 'AppProject').filter(
      ({ object: { metadata } }) => metadata.name === 'acme',
    );
    const namespaced = isNamespaced(kind);
    const server = 'https://kubernetes.default.svc';
    const goes =
      !namespaced || permitsDestination(project!.object, { server, namespace: this.namespaceOf(object)! });
    return goes && permitsKind(project!.object, { group: groupOf(apiVersion), kind, namespaced });
  }

  private hasRight(object: Brought): boolean {
    return mayCreate(this.emitted, this.account, object, this.namespaceOf(object));
  }

  private namespaceOf({ kind, metadata: { namespace } }: Brought): string | undefined {
    if (!isNamespaced(kind)) return undefined;
    // The engine may call it otherwise.
    return namespace === RELEASES ? this.releases : (namespace ?? OWN);
  }

  private isWithinQuota(object: Brought): boolean {
    const hard = this.own('ResourceQuota', 'quota').spec.hard as Readonly<Record<string, never>>;
    const [{ max }] = this.own('LimitRange', 'limits').spec.limits as unknown as [
      { readonly max: { readonly cpu: never } },
    ];
    const spec = object['spec'] as Sized;
    if (object.kind === 'Service' && spec.type === 'LoadBalancer')
      return hard['services.loadbalancers'] !== '0';
    if (object.kind === 'Service' && spec.type === 'NodePort') return hard['services.nodeports'] !== '0';
    if (object.kind === 'PersistentVolumeClaim')
      return bytes(spec.resources!.requests.storage) <= bytes(hard['requests.storage']!);
    return containersOf(podOf(object) ?? {}).every(({ resources }) => {
      const cpu = resources?.limits?.['cpu'] as Cpu | undefined;
      return cpu === undefined || millicores(cpu) <= millicores(max.cpu);
    });
  }

  private isSecure(object: Brought): boolean {
    const pod = podOf(object);
    const level = this.own('Namespace', OWN).metadata.labels!['pod-security.kubernetes.io/enforce'];
    expect(level).toBe('restricted');
    return !pod || violations(pod).length === 0;
  }

  private own<K extends 'LimitRange' | 'Namespace' | 'ResourceQuota'>(kind: K, name: string): Of<K> {
    const [found] = ofKind(this.emitted, kind).filter(
      ({ object }) => isOwn(object) && object.metadata.name === name,
    );
    return found!.object;
  }
}

const isOwn = ({ kind, metadata }: { readonly kind: string; readonly metadata: Brought['metadata'] }) =>
  (kind === 'Namespace' ? metadata.name : metadata.namespace) === OWN;
