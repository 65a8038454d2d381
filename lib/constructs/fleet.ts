import { Construct } from 'constructs';
import { asOutputRoot } from '../files';
import type { Plan } from '../plan/fleet';
import { addUnit, unitsOf } from './unit';

/** The whole fleet as one tree, for whoever wants to look at or extend all of it. Stands for the output folder. */
export class Fleet extends Construct {
  constructor(scope: Construct, id: string, plan: Plan) {
    super(scope, id);
    asOutputRoot(this);
    for (const unit of unitsOf(plan)) addUnit(this, unit);
  }
}
