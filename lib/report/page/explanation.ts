import type { RingsFile } from '../../authored/specs';
import type { Value, Values } from '../../authored/plain/map';
import { explainedValues, type ExplainedValue } from '../../explain/values';
import type { Location } from '../../issues/issue';
import type { LayerName } from '../../plan/values';
import type { ReportDetails, TenantAbout } from '../data';
import { textAt } from '../texts';
import type { ReleaseRow, TenantRow } from '../unpack';

/** Why something of a release that is no value is what it is. */
interface ShownReason {
  readonly of: string;
  readonly is: string;
  readonly because: string;
  readonly at: Location;
}

/** What a release is and why, as `explain` says it: its values are merged here, of the same layers and by the same code. */
export interface ShownRelease {
  readonly reasons: readonly ShownReason[];
  readonly values: readonly ExplainedValue[];
  /** Value files of the output, lowest first. */
  readonly files: readonly string[];
}

export function aboutTenant(details: ReportDetails, tenant: TenantRow): TenantAbout {
  const { texts, tenants } = details;
  return JSON.parse(textAt(texts, tenants.about[tenant.index]!, tenant.customer.name)!) as TenantAbout;
}

export function shownRelease(details: ReportDetails, release: ReleaseRow): ShownRelease {
  const text = (index: number) => textAt(details.texts, index, release.tenant.customer.name) ?? '';
  const numbers = (index: number) => {
    const joined = text(index);
    return joined === '' ? [] : joined.split(',').map(Number);
  };
  const { layers, reasons, products } = details;
  const own = numbers(details.releases.layers[release.index]!).map((at) => ({
    name: text(layers.name[at]!) as LayerName,
    source: text(layers.source[at]!),
    file: text(layers.file[at]!),
    values: JSON.parse(text(layers.values[at]!)) as Values,
  }));
  const { file, schema, sets } = products[release.productIndex]!;
  const product = {
    file,
    valuesSchema: () => schema,
    spec: sets === undefined ? {} : { version: { value: sets } },
  };
  return {
    reasons: numbers(details.releases.reasons[release.index]!).map((at) => ({
      of: text(reasons.of[at]!),
      is: text(reasons.is[at]!),
      because: text(reasons.because[at]!),
      at: JSON.parse(text(reasons.at[at]!)) as Location,
    })),
    values: explainedValues({ layers: own, product }, ringsFiles(details), (value: Value) => value),
    files: [...new Set(own.map((layer) => layer.file).filter((each) => each !== ''))],
  };
}

/** The files of ring versions, as far as places in them are known. */
function ringsFiles({ products }: ReportDetails): RingsFile[] {
  return products.flatMap(({ ringsFile, places }): RingsFile[] => {
    if (ringsFile === undefined) return [];
    const at: Location = { file: ringsFile };
    const locate: RingsFile['locate'] = (ring, key) =>
      places[ring]?.[key === 'previous' ? 'previous' : 'version'] ?? at;
    return [{ file: ringsFile, entries: {}, locate }];
  });
}
