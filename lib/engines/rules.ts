import type { EngineName } from '../authored/cluster';
import type { Rule } from '../rules/rule';
import * as arc from './arc/rules';
import * as argocd from './argocd/rules';
import * as flux from './flux/rules';

/** The rules of each engine, by name. They ask the table of engines, and so stand beside it. */
export const engineRules = { argocd, flux, arc } satisfies Readonly<
  Record<EngineName, Readonly<Record<string, Rule>>>
>;
