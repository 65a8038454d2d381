import { LABEL_KEYS } from '../../../plan/labels';
import type { ArgocdPlan } from './cluster';
import type { FleetSpec } from '../../../authored/fleet';
import type { Values } from '../../../authored/values';
import { asTheyAre, secretOf } from './connections';

/** Whom each Argo CD tells of what, by the keys of its ConfigMap. Source: Argo CD, "Notifications". */
export function notificationsOf({ argocd }: FleetSpec): Pick<ArgocdPlan, 'notifications'> {
  const given = argocd?.notifications;
  if (!given) return {};
  const { services, templates, triggers, subscriptions, secret } = given;
  const keyed = <T>(kind: string, record: Readonly<Record<string, T>>) =>
    Object.entries(record).map(([name, value]) => [`${kind}.${name}`, value] as const);
  const entries: (readonly [string, Values | readonly Values[]])[] = [
    ...Object.entries(services).map(([name, { type = name, config }]) => {
      return [type === name ? `service.${type}` : `service.${type}.${name}`, config] as const;
    }),
    ...keyed('template', templates),
    ...keyed('trigger', triggers).map(([key, all]) => [key, all.map((each) => ({ ...each }))] as const),
  ];
  const keys = Object.fromEntries(entries);
  return {
    notifications: {
      keys,
      subscriptions: subscriptions.map(({ recipients, triggers: of, of: scope = {} }) => {
        const selector = selectorOf(scope);
        return {
          recipients: recipients.map(({ service, to }) => (to === undefined ? service : `${service}:${to}`)),
          triggers: of,
          ...(selector !== '' && { selector }),
        };
      }),
      ...(secret && { secret: secretOf(secret, asTheyAre) }),
    },
  };
}

/** Labels of the Applications of tenants and releases, by the lists that select by them. */
const SELECTABLE = {
  customers: LABEL_KEYS.customer,
  environments: LABEL_KEYS.environment,
  products: LABEL_KEYS.product,
  rings: LABEL_KEYS.ring,
  tiers: LABEL_KEYS.tier,
} as const;

/** What selects Applications whose labels are in one of each list. Source: Kubernetes, "Labels and Selectors". */
function selectorOf(scope: { readonly [K in keyof typeof SELECTABLE]?: readonly string[] }): string {
  return (Object.keys(SELECTABLE) as (keyof typeof SELECTABLE)[])
    .flatMap((key) => (scope[key] ? [`${SELECTABLE[key]} in (${[...scope[key]].sort().join(', ')})`] : []))
    .join(', ');
}
