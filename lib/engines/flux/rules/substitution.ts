import { groupBy } from '../../../facts/group-by';
import { error, within, type Issue, type Location } from '../../../issues/issue';
import { componentsOf } from '../../../facts/components';
import { fluxSettings } from '../../../plan/resolve/settings';
import { follows } from '../../following';
import type { KustomizationSettings } from '../authored/settings';
import type { Specs } from '../../../authored/specs';
import { suggest } from '../../../issues/suggest';
import { VARIABLE_NAME, variablesIn } from '../plan/variables';
import { textsOf } from './texts';
import type { Rule } from '../../../rules/rule';

/**
 * Where Flux substitutes, every variable has a value: it would put nothing in place of the others. It substitutes where
 * a component, or its cluster, gives at least one variable, and nowhere else.
 */
export const substitution: Rule = ({ specs }) => [...names(specs), ...grouped(components(specs))];

function names({ fleet, fleetFile }: Specs): Issue[] {
  const at = (...keys: string[]) =>
    within({ file: fleetFile }, ...keys, 'flux', 'kustomization', 'substitute');
  const all = [
    ...Object.entries(fleet.clusters).map(([name, spec]) => ({
      at: at('clusters', name),
      given: 'flux' in spec ? spec.flux?.kustomization?.substitute : undefined,
    })),
    ...Object.entries(fleet.components).map(([name, { flux }]) => ({
      at: at('components', name),
      given: flux?.kustomization?.substitute,
    })),
  ];
  return all.flatMap(({ at, given }) =>
    Object.keys(given ?? {})
      .filter((name) => !VARIABLE_NAME.test(name))
      .map((name) =>
        error(
          within(at, name),
          `'${name}' is no name of a variable`,
          "use letters, digits and '_', and no digit at the beginning",
        ),
      ),
  );
}

/** What is wrong with a text of a component, on one cluster. */
interface Fault {
  readonly cluster: string;
  readonly at: Location;
  readonly problem: (clusters: string) => string;
  readonly fix: string;
}

function components({ fleet, fleetFile }: Specs): Fault[] {
  return Object.entries(fleet.clusters).flatMap(([cluster, spec]) =>
    componentsOf(fleet, spec).flatMap(([name, component]) => {
      const settings = fluxSettings(spec, component.flux).kustomization;
      if (!isSubstituted(settings)) return [];
      const judge = follows('flux', spec) ? byFlux : byArgocd;
      return textsOf({ fleetFile, cluster, spec, name, component }).flatMap(({ at, text }) =>
        judge(text, settings, name).map((fault) => ({ ...fault, cluster, at })),
      );
    }),
  );
}

function isSubstituted({ substitute = {}, substituteFrom = [] }: KustomizationSettings): boolean {
  return Object.keys(substitute).length + substituteFrom.length > 0;
}

type Judgement = Omit<Fault, 'cluster' | 'at'>;

function byFlux(
  text: string,
  { substitute = {}, substituteFrom = [] }: KustomizationSettings,
  component: string,
): Judgement[] {
  const { variables, unreadable } = variablesIn(text);
  const known = Object.keys(substitute);
  return [
    ...variables
      .filter(({ name, hasDefault }) => !hasDefault && substituteFrom.length === 0 && !known.includes(name))
      .map(({ name }) => ({
        problem: (clusters: string) =>
          `variable '${name}' of component '${component}' has no value on ${clusters}`,
        fix: `${suggest(name, known)}; or give it a value under substitute, or a default as in \${${name}:=…}; where the text is meant, write $\${${name}}`,
      })),
    ...unreadable.map((beginning) => ({
      problem: (clusters: string) =>
        `'${beginning}' of component '${component}' is no variable that Flux on ${clusters} can read`,
      fix: 'correct it, or write $${ where the text is meant',
    })),
  ];
}

function byArgocd(text: string, _settings: KustomizationSettings, component: string): Judgement[] {
  return variablesIn(text).variables.map(({ name }) => ({
    problem: (clusters: string) =>
      `variable '${name}' of component '${component}' stays as it is on ${clusters}: Argo CD substitutes nothing`,
    fix: 'write the value itself, or leave the component out of the cluster',
  }));
}

/** What is wrong on several clusters is said once. */
function grouped(faults: readonly Fault[]): Issue[] {
  const groups = groupBy(faults, ({ at, problem, fix }) => JSON.stringify([at, problem(''), fix]));
  return [...groups.values()].map((group) => {
    const clusters = [...new Set(group.map(({ cluster }) => cluster))].sort();
    const { at, problem, fix } = group[0]!;
    return error(at, problem(`cluster${clusters.length > 1 ? 's' : ''} ${clusters.join(', ')}`), fix);
  });
}
