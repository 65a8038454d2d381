import type { Construct } from 'constructs';
import { defineAuthored, type DefinedFleet, type DefineProduct } from '../authored/define/authoring';
import type { KnownNames } from '../authored/define/fleet-names';
import type { FleetSpec } from '../authored/fleet';
import { constructs, type Fill } from './constructs/draw';

/** A fleet whose products may consist of constructs. */
interface ConstructFleet<F extends FleetSpec> extends DefinedFleet<F> {
  /** A product that consists of constructs of cdk8s, checked against this fleet while it is typed. */
  readonly defineWorkload: DefineProduct<F, 'workload', Construct>;
}

/**
 * The platform team's data, from which products and customers get their types. All that is defined is frozen: a customer's
 * module imports the fleet's, and has no power over them.
 */
export function defineFleet<const F extends FleetSpec & KnownNames<F>>(spec: F): ConstructFleet<F> {
  const fleet = defineAuthored(spec);
  return {
    ...fleet,
    defineWorkload: ({ manifests, ...product }) =>
      fleet.defineProduct({ ...product, workload: constructs(manifests as Fill<never>) } as never) as never,
  };
}
