import type { ChangeClass, Verdict } from '../change-class';
import type { Hunk } from '../hunks';
import { asMap, asWord } from '../plain';
import { verdict } from './rule';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
/** The narrowest last. Source: Kubernetes, "Pod Security Standards"; without a level a namespace admits every pod. */
const LEVELS: readonly unknown[] = ['privileged', 'baseline', 'restricted'];

interface MetadataRule {
  readonly key: string;
  readonly is: (hunk: Hunk) => ChangeClass;
  readonly why: string;
}

const whenSet = (is: ChangeClass, value: RegExp) => (hunk: Hunk) =>
  value.test(asWord(hunk.to)) ? is : 'safe';

/** Labels and annotations that do something. */
const RULES: readonly MetadataRule[] = [
  {
    key: ENFORCE,
    is: ({ from, to }) => (LEVELS.indexOf(to) < Math.max(0, LEVELS.indexOf(from)) ? 'LOOSENS' : 'safe'),
    why: 'pods are admitted by this level of Pod Security',
  },
  {
    key: 'kustomize.toolkit.fluxcd.io/reconcile',
    is: whenSet('SUSPENDS', /^disabled$/i),
    why: 'kustomize-controller leaves it alone',
  },
  {
    key: 'kustomize.toolkit.fluxcd.io/force',
    is: whenSet('REPLACE', /^enabled$/i),
    why: 'kustomize-controller deletes what it cannot patch, and makes it anew',
  },
  {
    key: 'argocd.argoproj.io/skip-reconcile',
    is: whenSet('SUSPENDS', /^true$/),
    why: 'Argo CD leaves it alone',
  },
  {
    key: 'argocd.argoproj.io/sync-options',
    is: whenSet('REPLACE', /\b(Replace|Force)=true\b/),
    why: 'Argo CD deletes what it cannot patch, and makes it anew',
  },
  {
    key: 'azure.workload.identity/client-id',
    is: () => 'LOOSENS',
    why: 'pods act as another identity, and nothing here says what that may do',
  },
  {
    key: 'iam.gke.io/gcp-service-account',
    is: () => 'LOOSENS',
    why: 'pods act as another account, and nothing here says what that may do',
  },
  {
    key: 'istio-injection',
    is: () => 'restarts workloads',
    why: 'pods get a sidecar, or lose it, when they start',
  },
];

/** What a label, an annotation or a finalizer means; of fields that are elsewhere, nothing. */
export function ofMetadata(hunk: Hunk): Verdict | undefined {
  const [top, of, key] = hunk.path;
  if (top !== 'metadata') return undefined;
  // All of them come or go at once where there was none, or is none.
  const keys = key === undefined ? Object.keys(asMap(hunk.to ?? hunk.from)) : [key];
  for (const rule of of === 'labels' || of === 'annotations' ? RULES : []) {
    if (!keys.includes(rule.key)) continue;
    const at = (value: Hunk['to']) => (key === undefined ? asMap(value)[rule.key] : value);
    const is = rule.is({ path: hunk.path, from: at(hunk.from) ?? null, to: at(hunk.to) ?? null });
    if (is !== 'safe') return verdict(is, rule.why);
  }
  return verdict('safe', 'no workload is touched by it');
}
