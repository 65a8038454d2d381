import type { ReleaseRow, ReportFleet } from '../unpack';
import { h, pluralOf, shownDay, spoken, type Child } from './dom';
import { daysLeft } from './facets';

const HUES = 8;

/** A swatch in the colour of a ring; its name stands beside it, or is said. */
export function ringSwatch(index: number): HTMLElement {
  return h('span', { class: `swatch ring-${index % HUES}`, 'aria-hidden': 'true' });
}

/** What a release runs, and whatever is to be known of that: as text and signs, which are said too. */
export function releaseMarks(fleet: ReportFleet, release: ReleaseRow): Child {
  const { version = 'its branch', behind = 0, hold, isBehindRing, tenant } = release;
  return [
    ringSwatch(tenant.ringIndex),
    h('span', { class: 'version' }, version),
    behind > 0 && mark('lag', `−${behind}`, `${pluralOf(behind, 'version')} behind the newest`),
    hold &&
      mark(
        daysLeft(fleet, hold.until) < 0 ? 'hold over' : 'hold',
        'held',
        `until ${shownDay(hold.until)}: ${hold.reason}`,
      ),
    isBehindRing && !hold && mark('off', 'not yet', 'behind its ring: the rollout has not reached it'),
  ];
}

export function lagMark(behind: number | undefined): Child {
  return (
    behind !== undefined &&
    behind > 0 &&
    mark('lag', `−${behind}`, `${pluralOf(behind, 'version')} behind the newest`)
  );
}

function mark(kind: string, text: string, meaning: string): HTMLElement {
  return h('span', { class: `mark ${kind}`, title: meaning }, text, spoken(`, ${meaning}`));
}
