import { defineCatalogue } from '../fleet/fleet';

/** Nobody subscribes to anything here: the cluster runs components alone. */
export default defineCatalogue([]);
