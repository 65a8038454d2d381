import { defineCatalogue } from '../fleet/fleet';
import { web } from './web/product';

/** Everything that is deployed. */
export const catalogue = defineCatalogue([web]);

export default catalogue;

export const { defineCustomer } = catalogue;
