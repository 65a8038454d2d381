import { uncertain } from './fault';

/** Of one text: no object of a cluster is larger by far. */
export const MOST_CHARACTERS = 4_000_000;
/** Of what a template does, and of the turns of a loop. */
export const MOST_STEPS = 1_000_000;
/** Templates within templates. */
export const MOST_DEPTH = 500;

/** Ends a template that would not end, or not soon. */
export class Budget {
  private steps = 0;

  /** @throws TemplateFault */
  step(): void {
    if (++this.steps > MOST_STEPS) throw uncertain(`the template takes more than ${MOST_STEPS} steps`);
  }
}

/** The number of something that a template makes, if it is one that can be made. */
export function bounded(what: string, count: number, most: number): number {
  if (count <= most) return count;
  throw uncertain(`${what} gives ${count}, where ${most} are the most`);
}
