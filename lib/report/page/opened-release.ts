import type { Value } from '../../authored/plain/map';
import { formatLocation } from '../../issues/issue';
import type { ReportEntry } from '../data';
import type { LiveRelease } from '../live';
import type { ReleaseRow } from '../unpack';
import { readAnswers, readDetails } from './decode';
import { h, type Child } from './dom';
import { shownRelease } from './explanation';
import { liveMark, releaseMarks } from './marks';
import { facts, publishedOf, link } from './opened-parts';
import type { Seen } from './page';
import { tableView } from './table';
import { stepInWords, waitsInWords } from './waits';
import { inWords, shownDay } from './words';

/** A release: what it is and why, what comes next, and what came before. */
export async function releaseOpened(shown: Seen, release: ReleaseRow): Promise<Node[]> {
  const { tenant, product } = release;
  const { reasons, values, files } = shownRelease(await readDetails(), release);
  const entry = shown.fleet.products[release.productIndex]!.rings?.[tenant.ring];
  const paths = values.map(({ path, value, layer, at, overrode }) => [
    path.join('.'),
    valueText(value),
    layer,
    formatLocation(at),
    overrode
      .map(({ value: lower, layer: of }) =>
        inWords('opened.overrode', { value: valueText(lower), layer: of }),
      )
      .join('; '),
  ]);
  const why = reasons.map(({ of, is, because, at }) => [of, is, because, formatLocation(at)]);
  return [
    h(
      'h2',
      { id: 'opened' },
      product,
      ' ',
      h(
        'small',
        {},
        link(shown, `tenant/${tenant.name}`, tenant.name),
        ', ',
        link(shown, `customer/${tenant.customer.name}`, tenant.customer.title),
      ),
    ),
    h('p', {}, releaseMarks(release)),
    facts([
      [
        inWords('opened.held'),
        release.hold &&
          inWords('opened.heldUntil', { day: shownDay(release.hold.until), reason: release.hold.reason }),
      ],
      [inWords('opened.itsRing'), entry && ringInWords(entry)],
      [inWords('opened.next'), release.version !== undefined && (await nextOf(shown, release))],
      [inWords('opened.cluster'), `${tenant.cluster.name} (${tenant.cluster.engine})`],
      [inWords('opened.live'), release.live && liveInWords(release.live)],
    ]),
    h('h3', {}, inWords('opened.why')),
    tableView({
      name: `${tenant.name}-${product}-reasons`,
      title: inWords('opened.reasons'),
      columns: ['what', 'is', 'because', 'writtenIn'],
      rows: why,
    }),
    h('h3', {}, inWords('opened.values')),
    tableView(
      {
        name: `${tenant.name}-${product}-values`,
        title: inWords('opened.effective'),
        columns: ['path', 'value', 'layer', 'writtenIn', 'overrode'],
        rows: paths,
      },
      (row, column) =>
        column === 0 && values[row]!.description !== undefined
          ? h('span', { title: values[row]!.description }, paths[row]![0])
          : paths[row]![column],
    ),
    ...(files.length > 0
      ? [
          h('h3', {}, inWords('opened.files')),
          h(
            'ol',
            {},
            files.map((file) => h('li', {}, h('code', {}, file))),
          ),
        ]
      : []),
    ...(await publishedOf(shown, (each) => each.tenant === tenant.name && each.product === product)),
  ];
}

export function valueText(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function ringInWords({ version, since, ran }: ReportEntry): string {
  return [
    inWords('opened.runs', { version: version ?? inWords('opened.nothing') }),
    since !== undefined && inWords('opened.since', { day: shownDay(since) }),
    ran && inWords('opened.ran', { versions: ran.join(', ') }),
  ]
    .filter((each) => typeof each === 'string')
    .join(', ');
}

/** What it gets, as the forecast has it. */
async function nextOf({ fleet }: Seen, release: ReleaseRow): Promise<Child> {
  const { forecast } = await readAnswers();
  const steps = forecast.steps[forecast.releases[release.index]!] ?? [];
  if (steps.length === 0) return inWords('opened.nothingNext');
  return steps.map((step) => {
    const waits = waitsInWords(step);
    return h(
      'div',
      {},
      stepInWords(step, fleet.of.day),
      waits !== '' && h('small', {}, ` ${inWords('opened.waits', { waits })}`),
    );
  });
}

function liveInWords(live: LiveRelease): Child {
  const states = live.objects.map(({ kind, name, states: own }) => `${kind} ${name}: ${own.join(', ')}`);
  return [liveMark(live), ' ', [...states, ...live.runs].join('; ')];
}
