import { error, within, type Issue, type Location } from '../../../issues/issue';
import { optionName } from '../plan/applications';
import { suggest } from '../../../issues/suggest';
import { statements } from '../plan/statements';
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
export const syncOptions: Rule = function* ({ specs }) {
  for (const { at, settings } of statements(specs)) {
    for (const [index, option] of (settings.syncPolicy?.syncOptions ?? []).entries())
      yield* ofOption(within(at, 'syncPolicy', 'syncOptions', String(index)), option);
  }
};

function* ofOption(at: Location, option: string): Iterable<Issue> {
  const name = optionName(option);
  const value = option.slice(name.length + 1);
  const values = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
  if (!values) yield error(at, `unknown sync option '${option}'`, suggest(name, Object.keys(OPTIONS)));
  else if (!values.includes(value))
    yield error(at, `sync option '${option}' has no such value`, `${name}=: ${suggest(value, values)}`);
}
