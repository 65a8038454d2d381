import { selectorOf } from '../../../plan/labels';
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
