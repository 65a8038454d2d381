import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KubernetesObject } from '../../authored/component/object';
import { ManifestFile } from '../../files';
import type { Draw, Drawn, WorkloadRelease } from '../../content/workload/authored';
import { WrongService } from './web-service';

/** Puts a release's constructs into the scope. */
export type Fill<Values = unknown> = (scope: Construct, release: WorkloadRelease<Values>) => unknown;

/** What draws releases by constructs. Nothing is thrown: what fails is told as the author's mistake. */
export function constructs<Values>(fill: Fill<Values>): Draw<Values> {
  return (release) => {
    const scope = new ManifestFile(new App(), 'workload', { source: release.product });
    try {
      if (fill(scope, release) instanceof Promise)
        return wrong('its constructs are asynchronous, and nobody waits for them');
      const problems = scope.node.findAll().flatMap((each) => each.node.validate());
      if (problems.length > 0) return wrong(...problems);
      const objects = objectsOf(scope);
      const twice = repeated(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`));
      if (twice.length > 0) return wrong(...twice.map((each) => `two objects are ${each}`));
      return { objects, faults: [] };
    } catch (fault) {
      if (fault instanceof WrongService) return { objects: [], faults: fault.faults };
      return wrong((fault instanceof Error ? fault.message : String(fault)).split('\n')[0]!);
    }
  };
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
}

function wrong(...problems: readonly string[]): Drawn {
  return { objects: [], faults: problems.map((problem) => ({ problem, fix: 'correct what it draws' })) };
}

function objectsOf({ content }: ManifestFile): KubernetesObject[] {
  return content.format === 'manifests' ? (content.objects() as KubernetesObject[]) : [];
}
