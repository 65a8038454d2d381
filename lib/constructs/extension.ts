import { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { credentialsIn } from '../credentials/scan';
import { veiledException } from '../credentials/veiled';
import {
  isLeaf,
  isManifestFile,
  ManifestFile,
  manifestOf,
  pathOf,
  Unfit,
  type Leaf,
  type ManifestFileProps,
} from '../files';
import type { Labels } from '../plan/labels';

/** Where people find what they wrote. */
const WRITTEN = 'program({ extend }) in main.ts';

export interface ExtensionProps {
  /** Name of the file, without an ending. */
  readonly file: string;
  /** Says who adds it, such as `extend.tenant`, and to what. */
  readonly who: string;
  readonly labels: Labels;
  /** Annotations of each object that does not state them itself. */
  readonly annotations: Labels;
  readonly about?: ManifestFileProps['about'];
}

/**
 * The file of what a fleet adds to a unit; none where it adds nothing.
 *
 * @throws Unfit where the fleet's own code fails, or adds what is there already
 */
export function extension(
  scope: Construct,
  { file, who, labels, annotations, about }: ExtensionProps,
  fill: (scope: Construct) => unknown,
): Leaf[] {
  const before = new Set(constructsIn(scope).map(identityOf));
  const own = new ManifestFile(scope, `${file}.yaml`, { source: WRITTEN, labels, ...(about && { about }) });
  attempt(who, () => fill(own));
  const objects = constructsIn(own);
  if (objects.length === 0) {
    scope.node.tryRemoveChild(`${file}.yaml`);
    return [];
  }
  for (const object of objects) {
    const identity = identityOf(object);
    if (before.has(identity))
      throw new Unfit(
        `${who}: ${identity} is there already`,
        'give it another name, or change the one that is there by extend.patch',
      );
    before.add(identity);
    refuseClear(who, object);
    const stated = object.metadata.toJson() as { readonly annotations?: Labels } | undefined;
    for (const [key, value] of Object.entries(annotations))
      if (stated?.annotations?.[key] === undefined) object.metadata.addAnnotation(key, value);
  }
  return [own];
}

/**
 * Lets the fleet change each object of the tree.
 *
 * @throws Unfit where its code fails, a patch cannot be applied, or an object is another one after it
 */
export function patched(root: Construct, patch: (object: ApiObject, file: string) => unknown): void {
  for (const leaf of root.node.findAll().filter((construct) => isLeaf(construct))) {
    const file = pathOf(leaf);
    for (const object of constructsIn(leaf)) {
      const identity = identityOf(object);
      const who = `extend.patch: ${file}: ${identity}`;
      attempt(who, () => patch(object, file));
      const after = attempt(`${who}: it cannot be applied`, () => identityIn(manifestOf(object)));
      refuseClear(who, object);
      if (after === identity) continue;
      throw new Unfit(
        `${who} would be ${after}`,
        'leave apiVersion, kind, metadata.name and metadata.namespace as they are: another object would replace the one that runs',
      );
    }
  }
}

/** @throws Unfit where the object is a Secret that anybody can read */
function refuseClear(who: string, object: ApiObject): void {
  if (object.kind !== 'Secret') return;
  const [found] = credentialsIn(manifestOf(object)).filter(({ path }) => path.length === 0);
  if (found)
    throw new Unfit(`${who}: ${found.problem}`, 'take them from a secret store, by an ExternalSecret');
}

interface Identified {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

function identityOf({ apiVersion, kind, name, metadata }: ApiObject): string {
  const { namespace } = metadata;
  return identityIn({ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } });
}

function identityIn({ apiVersion, kind, metadata }: Identified): string {
  const { namespace, name } = metadata ?? {};
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name} of ${apiVersion}`;
}

/** The objects, each of them a construct: also those that are plain data otherwise. */
function constructsIn(construct: IConstruct): ApiObject[] {
  for (const each of construct.node.findAll()) if (isManifestFile(each)) each.toConstructs();
  return construct.node.findAll().filter((each) => ApiObject.isApiObject(each));
}

/** Runs the fleet's own code, and reports a failure as a mistake of that code. */
function attempt<T>(who: string, run: () => T): T {
  let result: T;
  try {
    result = run();
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new Unfit(`${who}: ${veiledException(why.split('\n')[0]!)}`, `correct ${WRITTEN}`);
  }
  if (result instanceof Promise)
    throw new Unfit(
      `${who}: it is asynchronous, and nobody waits for it`,
      'load what it needs before, in a module of the fleet',
    );
  return result;
}
