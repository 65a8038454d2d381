import { error, within, type Issue, type Location } from '../../../issues/issue';
import { optionName } from '../plan/applications';
import { suggest } from '../../../issues/suggest';
import { statements } from './statements';
import type { Rule } from '../../../rules/rule';

const SWITCH = ['true', 'false'] as const;

/** What an Application's `syncOptions` may be. Argo CD passes over any other one. Source: Argo CD, "Sync Options". */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  ApplyOutOfSyncOnly: SWITCH,
  ClientSideApplyMigration: SWITCH,
  CreateNamespace: SWITCH,
  Delete: [...SWITCH, 'confirm'],
  FailOnSharedResource: SWITCH,
  Prune: [...SWITCH, 'confirm'],
  PruneLast: SWITCH,
  PrunePropagationPolicy: ['foreground', 'background', 'orphan'],
  Replace: SWITCH,
  RespectIgnoreDifferences: SWITCH,
  ServerSideApply: SWITCH,
  SkipDryRunOnMissingResource: SWITCH,
  Validate: SWITCH,
};

/** A sync option is one that Argo CD knows: a misspelt one would do nothing, and say nothing. */
export const syncOptions: Rule = ({ specs }) =>
  statements(specs).flatMap(({ at, settings }) =>
    (settings.syncPolicy?.syncOptions ?? []).flatMap((option, index) =>
      judge(within(at, 'syncPolicy', 'syncOptions', String(index)), option),
    ),
  );

function judge(at: Location, option: string): Issue[] {
  const name = optionName(option);
  const values = Object.hasOwn(OPTIONS, name) ? OPTIONS[name]! : undefined;
  if (!values) return [error(at, `unknown sync option '${option}'`, suggest(name, Object.keys(OPTIONS)))];
  const value = option.slice(name.length + 1);
  return values.includes(value)
    ? []
    : [error(at, `sync option '${option}' has no such value`, `${name}=: ${suggest(value, values)}`)];
}
