import { warning } from '../../issues/issue';
import { runnerFor, runnersOf } from '../../plan/image-runners';
import { policiesOf } from '../../plan/resolve/images';
import type { ImageFinder } from '../../engines/engine';
import type { Rule } from '../rule';

/** Who writes the version. */
const WRITERS: Readonly<Record<ImageFinder['by'], string>> = { comment: 'Flux', key: 'Image Updater' };

/** A ring that follows an image has no date: no image automation writes one. */
export const imageDates: Rule = function* ({ specs: { fleet, products } }) {
  const runners = runnersOf(fleet);
  for (const input of products)
    for (const { ring } of policiesOf([input])) {
      const runner = runnerFor(fleet, runners, ring);
      const since = input.rings?.entries[ring]?.since;
      if (!runner || !input.rings || since === undefined) continue;
      yield warning(
        input.rings.locate(ring, 'since'),
        `'since: ${since}' of '${ring}' goes stale: ${WRITERS[runner.finder]} sets the version and leaves its date as it is`,
        'remove since: the commit has the day',
      );
    }
};
