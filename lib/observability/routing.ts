import type { IAlertmanagerConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/AlertmanagerConfig';
import type { KubernetesObject } from '../authored/component/object';
import type { AlertRoute } from '../authored/operations/observability';
import { isMap, type Values } from '../authored/values';
import type { ObservabilityPlan } from '../plan/operations/observability';

/** Whom alerts are about, as receivers and routes say it. */
export interface Subject {
  readonly environment: string;
  /** @default - the platform */
  readonly customer?: string;
  /** @default - the platform */
  readonly tenant?: string;
  /** @default - the platform */
  readonly tier?: string;
}

/** Alerts that no route is for stop here. */
const NOBODY = 'nobody';

/** What tells Alertmanager whom to tell of the alerts with these labels; nothing where that is nobody. */
export function routing(
  plan: ObservabilityPlan,
  name: string,
  labels: Readonly<Record<string, string>>,
  subject: Subject,
): KubernetesObject[] {
  const routes = plan.routes.filter((route) => fits(route, subject));
  if (routes.length === 0) return [];
  const told = new Set(routes.map(({ receiver }) => receiver));
  const receivers = plan.receivers.filter((receiver) => told.has(receiver.name));
  const spec = {
    route: {
      receiver: NOBODY,
      groupBy: ['alertname', 'name', 'product'],
      matchers: Object.entries(labels).map(([label, value]) => ({
        name: label,
        value,
        matchType: '=' as const,
      })),
      continue: true,
      routes: routes.map(({ receiver, severities }) => ({
        receiver,
        continue: true,
        ...(severities && {
          matchers: [{ name: 'severity', value: [...severities].sort().join('|'), matchType: '=~' }],
        }),
      })),
    },
    receivers: [
      { name: NOBODY },
      ...receivers.map((receiver) => ({ ...filled(receiver.fields, subject), name: receiver.name })),
    ],
  } satisfies IAlertmanagerConfig['spec'];
  return [
    {
      apiVersion: 'monitoring.coreos.com/v1alpha1',
      kind: 'AlertmanagerConfig',
      metadata: { name, namespace: plan.namespace, labels: plan.labels },
      spec,
    },
  ];
}

function fits({ of = {} }: AlertRoute, { environment, customer, tier }: Subject): boolean {
  const isIn = (names: readonly string[] | undefined, name: string | undefined) =>
    names === undefined || (name !== undefined && names.includes(name));
  return isIn(of.environments, environment) && isIn(of.customers, customer) && isIn(of.tiers, tier);
}

/** The fields with what stands in braces filled in. */
function filled(fields: Values, subject: Subject): Values {
  const { environment, customer = 'platform', tenant = 'platform' } = subject;
  const known: Readonly<Record<string, string>> = { environment, customer, tenant };
  const of = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replace(/\{(environment|customer|tenant)\}/g, (_, name: string) => known[name]!);
    if (Array.isArray(value)) return value.map(of);
    return isMap(value)
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, of(each)]))
      : value;
  };
  return of(fields) as Values;
}
