import { mapBelow } from '../below';
import type { ImportedComponent } from '../component';
import type { Dependencies } from './dependencies';
import type { Told } from '../told';

/** The components, each with what it waits for. */
export function orderedComponents(
  components: readonly ImportedComponent[],
  dependencies: Dependencies,
): { components: ImportedComponent[]; told: Told[] } {
  for (const { name, spec } of components) dependencies.ready(name, isWaitedFor(spec));
  const ordered = components.map((each) => ({ each, ...dependencies.of(each.name) }));
  const needed = new Set(
    ordered.flatMap(({ dependsOn }) => dependsOn.map((of) => (typeof of === 'string' ? of : of.component))),
  );
  const told = ordered.flatMap((each) => each.told);
  const made = ordered.map(({ each, dependsOn }) => {
    const own = needed.has(each.name) ? healthy(each) : { spec: each.spec, told: [] };
    told.push(...own.told);
    return { ...each, spec: { ...own.spec, ...(dependsOn.length > 0 && { dependsOn }) } };
  });
  return { components: made, told };
}

/** Whether it is ready when it is healthy, and not as soon as it is applied. */
function isWaitedFor(spec: ImportedComponent['spec']): boolean {
  const { wait, healthChecks } = mapBelow(spec, 'flux', 'kustomization');
  return wait !== false || healthChecks !== undefined;
}

/** One that others wait for has to be healthy: a fleet has no other order. */
function healthy({
  name,
  spec,
}: ImportedComponent): Pick<ImportedComponent, 'spec'> & { told: readonly Told[] } {
  if (isWaitedFor(spec)) return { spec, told: [] };
  const flux = mapBelow(spec, 'flux');
  const { wait: _, ...kustomization } = mapBelow(flux, 'kustomization');
  return {
    spec: { ...spec, flux: { ...flux, kustomization } },
    told: [
      {
        what: 'lost',
        of: `components.${name}`,
        why: 'wait: false: others wait for it, which has to be healthy then',
      },
    ],
  };
}
