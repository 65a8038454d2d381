import type { Lag } from '../../json/status';
import type { ReleaseRow } from '../unpack';
import { h, pluralOf, shownDay, spoken, type Child } from './dom';

const HUES = 8;

/** A swatch in the colour of a ring; its name stands beside it, or is said. */
export function ringSwatch(index: number): HTMLElement {
  return h('span', { class: `swatch ring-${index % HUES}`, 'aria-hidden': 'true' });
}

/** What a release runs, and whatever is to be known of that: as text and signs, which are said too. */
export function releaseMarks(release: ReleaseRow): Child {
  const { version = 'its branch', hold, isBehindRing, tenant } = release;
  return [
    ringSwatch(tenant.ringIndex),
    h('span', { class: 'version' }, version),
    lagOf(release),
    hold &&
      mark(hold.days < 0 ? 'hold over' : 'hold', 'held', `until ${shownDay(hold.until)}: ${hold.reason}`),
    isBehindRing && !hold && mark('off', '≠ ring', 'its ring runs another, which has not reached it'),
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
    ? mark('lag', 'behind', 'the first ring runs another version')
    : mark('lag', `−${versions}`, `${pluralOf(versions, 'version')} behind the first ring`);
}

export function mark(kind: string, text: string, meaning: string): HTMLElement {
  return h('span', { class: `mark ${kind}`, title: meaning }, text, spoken(`, ${meaning}`));
}
