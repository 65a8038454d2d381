import { groupBy } from '../../../facts/group-by';
import { error, within, type Issue, type Location } from '../../../issues/issue';
import { componentsOf } from '../../../facts/components';
import { overridesOf } from '../../../content/overrides';
import { fluxSettings } from '../plan/settings';
import { follows } from '../../following';
import type { FluxSettings, KustomizationSettings } from '../authored/settings';
import type { Specs } from '../../../authored/specs';
import { suggest } from '../../../issues/suggest';
import { VARIABLE_NAME, variablesIn } from '../plan/variables';
import { textsOf } from '../plan/texts';
import type { Rule } from '../../../rules/rule';

/**
 * Where Flux substitutes, every variable has a value: it would put nothing in place of the others. It substitutes where
 * a component, or its cluster, gives at least one variable, and nowhere else.
 */
export const substitution: Rule = function* ({ specs }) {
  yield* misnamed(specs);
  yield* oncePerText(lacking(specs));
};

function* misnamed({ fleet, fleetFile }: Specs): Iterable<Issue> {
  const at = { file: fleetFile };
  for (const [name, spec] of Object.entries(fleet.clusters))
    if (follows('flux', spec)) yield* ofSettings(within(at, 'clusters', name), spec);
  for (const [name, spec] of Object.entries(fleet.components)) {
    const own = within(at, 'components', name);
    yield* ofSettings(own, spec);
    for (const { keys, given } of overridesOf(spec, fleet)) yield* ofSettings(within(own, ...keys), given);
  }
}

function* ofSettings(at: Location, { flux }: { readonly flux?: FluxSettings }): Iterable<Issue> {
  for (const variable of Object.keys(flux?.kustomization?.substitute ?? {})) {
    if (VARIABLE_NAME.test(variable)) continue;
    const fix = "use letters, digits and '_', and no digit at the beginning";
    const where = within(at, 'flux', 'kustomization', 'substitute', variable);
    yield error(where, `'${variable}' is no name of a variable`, fix);
  }
}

/** What is wrong with a text of a component, on whichever clusters. */
interface Wrong {
  readonly problem: (clusters: string) => string;
  readonly fix: string;
}

interface WrongHere extends Wrong {
  readonly cluster: string;
  readonly at: Location;
}

function* lacking({ fleet, fleetFile }: Specs): Iterable<WrongHere> {
  for (const [cluster, spec] of Object.entries(fleet.clusters)) {
    const isFlux = follows('flux', spec);
    const judge = isFlux ? byFlux : byArgocd;
    for (const [name, component] of componentsOf(fleet, cluster)) {
      const settings = fluxSettings(isFlux ? spec : {}, component.flux).kustomization;
      if (!isSubstituted(settings)) continue;
      for (const { at, text } of textsOf({ fleetFile, cluster, spec, name, component }))
        for (const wrong of judge(text, settings, name)) yield { ...wrong, cluster, at };
    }
  }
}

function isSubstituted({ substitute = {}, substituteFrom = [] }: KustomizationSettings): boolean {
  return Object.keys(substitute).length + substituteFrom.length > 0;
}

function* byFlux(
  text: string,
  { substitute = {}, substituteFrom = [] }: KustomizationSettings,
  component: string,
): Iterable<Wrong> {
  const { variables, unreadable } = variablesIn(text);
  const known = Object.keys(substitute);
  for (const { name, hasDefault } of variables) {
    if (hasDefault || substituteFrom.length > 0 || known.includes(name)) continue;
    yield {
      problem: (clusters) => `variable '${name}' of component '${component}' has no value on ${clusters}`,
      fix: `${suggest(name, known)}; or give it a value under substitute, or a default as in \${${name}:=…}; where the text is meant, write $\${${name}}`,
    };
  }
  for (const beginning of unreadable)
    yield {
      problem: (clusters) =>
        `'${beginning}' of component '${component}' is no variable that Flux on ${clusters} can read`,
      fix: 'correct it, or write $${ where the text is meant',
    };
}

function* byArgocd(text: string, _settings: KustomizationSettings, component: string): Iterable<Wrong> {
  for (const { name } of variablesIn(text).variables)
    yield {
      problem: (clusters) =>
        `variable '${name}' of component '${component}' stays as it is on ${clusters}: Argo CD substitutes nothing`,
      fix: 'write the value itself, or leave the component out of the cluster',
    };
}

/** What is wrong on several clusters is said once. */
function* oncePerText(all: Iterable<WrongHere>): Iterable<Issue> {
  const groups = groupBy(all, ({ at, problem, fix }) => JSON.stringify([at, problem(''), fix]));
  for (const [first, ...others] of groups.values()) {
    if (!first) continue;
    const clusters = [...new Set([first, ...others].map(({ cluster }) => cluster))].sort();
    const where = `cluster${clusters.length > 1 ? 's' : ''} ${clusters.join(', ')}`;
    yield error(first.at, first.problem(where), first.fix);
  }
}
