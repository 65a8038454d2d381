import { reviewed as oneOfEachEngine } from 'ringfleet/testing';
import { fleet } from '../../main';

/**
 * The tenants whose files reviewers see in snapshots, by what the snapshot is called: the owners of the fleet choose. As
 * it is, one of each engine. Where others matter more, name them: `{ 'our largest customer': 'customer-07-prod' }`.
 */
export const reviewed: Readonly<Record<string, string>> = oneOfEachEngine(fleet);
