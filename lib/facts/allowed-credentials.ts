import type { AllowedCredentialSpec, FleetSpec } from '../authored/fleet';
import type { Location } from '../issues/issue';

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
      covers: ({ file, path }) => whole.test(path === undefined ? file : `${file} ${path}`),
    };
  });
}
