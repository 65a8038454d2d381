import type { AllowedCredentialSpec, FleetSpec } from '../authored/fleet';
import type { Location } from '../issues/issue';
import { METADATA, partsOf } from './customer-files';

/** A permission, and which places it is for. */
export interface AllowedCredential extends AllowedCredentialSpec {
  readonly place: string;
  readonly covers: (at: Location) => boolean;
}

/** What the fleet permits that looks like a credential, in its order. */
export function allowedCredentials({ allowedCredentials: stated = {} }: FleetSpec): AllowedCredential[] {
  return Object.entries(stated).map(([place, spec]) => {
    const form = place.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, '\\$&'));
    const whole = new RegExp(`^${form.join('[^/. ]+')}$`);
    return {
      ...spec,
      place,
      covers: (at) => placesOf(at).some((each) => whole.test(each)),
    };
  });
}

/** As issues name the place; of a customer in YAML, in the files that may say it. */
function placesOf({ file, path }: Location): string[] {
  if (path === undefined) return [file];
  const folder = file.slice(0, -METADATA.length - 1);
  const parts = file === `${folder}/${METADATA}` ? [...partsOf(folder, path.split('.'))] : [];
  return [`${file} ${path}`, ...parts.map((part) => `${part.file} ${part.path.join('.')}`)];
}
