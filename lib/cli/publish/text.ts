import { closedByAsData, openingAsText } from '../../facts/windows/text';
import { dateTimeIn } from '../../facts/windows/wall-clock';
import type { Publishing } from '../../publish/publish';
import type { ClosedTenant } from './kept-back';

/** Two lines a tenant. */
export function keptBackAsText(kept: readonly ClosedTenant[]): string[] {
  return kept.flatMap(({ tenant: { name, cluster }, opening }) => [
    `kept back: releases of ${name} on ${cluster.name}, ${openingAsText(opening)}`,
    `  publish again then; where it cannot wait: --allow window/${name}, for this run`,
  ]);
}

/** What `--json` prints. */
export function publishedAsJson(publishings: readonly Publishing[], kept: readonly ClosedTenant[]) {
  return {
    publishings: publishings.map(({ keptBack: _, ...publishing }) => publishing),
    keptBack: kept.map(({ tenant: { name, customer, cluster }, opening: { at, timeZone, waits } }) => ({
      tenant: name,
      customer,
      cluster: cluster.name,
      at: dateTimeIn(at, timeZone),
      timeZone,
      waits: waits.map(closedByAsData),
    })),
  };
}
