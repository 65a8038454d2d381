import { z } from 'zod';
import { formOf } from '../form';
import { type Authored, named } from '../readonly';
import { byName, text, wholeText } from '../text';
import { ownRepository } from './own-repository';

const placement = z.strictObject({
  /** A cluster that hosts this environment. */
  cluster: text,
  /** A ring that belongs to this environment: when ApplicationSets roll a change out. @default - the last of the environment */
  ring: text.optional(),
  /** Where it runs. @default - the region of the cluster, or of the team where the cluster states none */
  region: text.optional(),
});
/** Where a team has a namespace. */
export type TeamPlacement = Authored<typeof placement>;

const sites = z.strictObject({
  /** Several namespaces in one environment, by site. */
  sites: byName(named<TeamPlacement>(placement)),
});
/** Several namespaces of a team in one environment, by site. */
export type TeamSites = Authored<typeof sites>;

const fields = z.strictObject({
  title: wholeText("expected what people call the team, such as 'Data platform'"),
  /** Decides the guard rails. */
  tier: text,
  region: wholeText("expected where the team is, such as 'westeurope'"),
  /** Whom to call: an email address. */
  contact: z.email("expected an email address, such as 'data@company.example'"),
  /** Group of the identity provider whose members get access to the team's namespaces. */
  group: wholeText(
    "expected the group of the team's people at your identity provider, such as 'data-platform'",
  ),
  /** What is applied in its namespaces. */
  repository: ownRepository,
  /** Where the team has namespaces, by environment. */
  tenants: byName(
    formOf<TeamPlacement | TeamSites>(
      (given) => ('sites' in given ? sites : placement),
      'a map with cluster',
    ),
  ),
});

/** A team of one's own company: it subscribes to no product, and brings what it runs in a repository of its own. */
export type TeamSpec = Authored<typeof fields>;
export const team = named<TeamSpec>(fields);
