import type { Location } from '../issues/issue';
import type { TenantPlan } from './tenant';
import type { Layer } from './values';

/** Where people edit the value that the layer gives at the path. */
export function locate(layer: Layer, path: readonly string[]): Location {
  // `file property.path`, of which the file alone may hold a space.
  const [, file = layer.source, where] = /^(.+) (\S+)$/.exec(layer.source) ?? [];
  return { file, path: [...(where ? [where] : []), ...path].join('.') };
}

/** Where the customer's file describes the tenant. */
export function placeOf({ source, environment, site }: TenantPlan): Location {
  const keys = site === undefined ? [environment.name] : [environment.name, 'sites', site];
  return { file: source, path: ['tenants', ...keys].join('.') };
}

/**
 * What people edit, as files of the output name it: of a customer its folder, so that the output is the same in whatever form a
 * customer is written.
 */
export function editedIn(source: string): string {
  return source.replace(/^(customers\/[^/]+)\/(customer\.ts|metadata\.yaml)(?= |$)/, '$1');
}
