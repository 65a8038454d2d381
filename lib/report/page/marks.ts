import type { Lag } from '../../json/status';
import type { LiveRelease } from '../live';
import type { ReleaseRow } from '../unpack';
import { h, type Child } from './dom';
import { inWords, pluralOf, shownDay } from './words';

const HUES = 8;

/** A swatch in the colour of a ring; its name stands beside it, or is said. */
export function ringSwatch(index: number): HTMLElement {
  return h('span', { class: `swatch ring-${index % HUES}`, 'aria-hidden': 'true' });
}

/** What a release runs, and whatever is to be known of that: as text and signs, which are said too. */
export function releaseMarks(release: ReleaseRow): Child {
  const { version = inWords('mark.branch'), hold, isBehindRing, tenant, live } = release;
  return [
    ringSwatch(tenant.ringIndex),
    h('span', { class: 'version' }, version),
    lagOf(release),
    hold &&
      mark(
        hold.days < 0 ? 'hold over' : 'hold',
        inWords('mark.held'),
        inWords('mark.heldUntil', { day: shownDay(hold.until), reason: hold.reason }),
      ),
    isBehindRing && !hold && mark('off', inWords('mark.offRing'), inWords('mark.offRingMeaning')),
    live && liveMark(live),
  ];
}

export function lagOf({ behind, isUncounted }: ReleaseRow): Child {
  return behind > 0 && lagMark(isUncounted ? {} : { versions: behind });
}

/** How far something is behind the first ring, as far as that is known. */
export function lagMark(lag: Pick<Lag, 'versions'> | undefined): Child {
  if (!lag) return undefined;
  const { versions } = lag;
  return versions === undefined
    ? mark('lag', inWords('mark.behind'), inWords('mark.behindMeaning'))
    : mark('lag', `−${versions}`, inWords('mark.behindBy', { versions: pluralOf(versions, 'version') }));
}

export function mark(kind: string, text: string, meaning: string): HTMLElement {
  return h(
    'span',
    { class: `mark ${kind}`, role: 'img', title: meaning, 'aria-label': `${text}, ${meaning}` },
    text,
  );
}

/** What a cluster says otherwise than git, or that is not well. */
export function liveMark({ objects, version, isWell, runs }: LiveRelease): Child {
  if (objects.length === 0)
    return mark('live over', inWords('mark.liveGone'), inWords('mark.liveGoneMeaning'));
  return [
    version === 'other' &&
      mark(
        'live over',
        inWords('mark.liveOther'),
        inWords('mark.liveOtherMeaning', { runs: runs.join(', ') }),
      ),
    !isWell && mark('live', `⚑ ${unwellStates(objects).join(', ')}`, inWords('state.live-unwell')),
  ];
}

function unwellStates(objects: LiveRelease['objects']): string[] {
  return [...new Set(objects.filter(({ isWell }) => !isWell).flatMap(({ states }) => states))];
}
