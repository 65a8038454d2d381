import type { SignalPanel } from '../signals';

/** What a panel shows, and how large it is in the grid. */
export interface PanelSpec extends SignalPanel {
  /** What the numbers are in, as Grafana calls it: `bytes`, `percentunit`. @default 'short' */
  readonly unit?: string;
  readonly width: number;
  readonly height: number;
}

const SIZES = {
  stat: { width: 8, height: 4 },
  timeseries: { width: 12, height: 8 },
  table: { width: 24, height: 9 },
} as const;

/** The panel in the size of its kind. */
export function sized(spec: Omit<PanelSpec, 'width' | 'height'>): PanelSpec {
  return { ...SIZES[spec.kind], ...spec };
}

/** Source: Grafana, "Dashboard JSON model", "Panels". */
export function panel({ kind, title, expr, legend, unit = 'short' }: PanelSpec) {
  const isTable = kind === 'table';
  return {
    type: kind,
    title,
    datasource: { type: 'prometheus', uid: '$datasource' },
    targets: [
      {
        refId: 'A',
        expr,
        legendFormat: legend,
        ...(isTable
          ? { format: 'table', instant: true }
          : { range: kind === 'timeseries', instant: kind === 'stat' }),
      },
    ],
    fieldConfig: { defaults: { unit }, overrides: [] },
    options: OPTIONS[kind],
    ...(isTable && { transformations: [{ id: 'organize', options: { excludeByName: HIDDEN } }] }),
  };
}

const OPTIONS = {
  stat: { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false }, colorMode: 'value' },
  timeseries: {
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
    tooltip: { mode: 'multi', sort: 'desc' },
  },
  table: { showHeader: true },
} as const;

/** Columns of a table that say who scraped, and not what. */
const HIDDEN = Object.fromEntries(
  ['Time', 'Value', '__name__', 'container', 'endpoint', 'instance', 'job', 'pod', 'service'].map((name) => [
    name,
    true,
  ]),
);
