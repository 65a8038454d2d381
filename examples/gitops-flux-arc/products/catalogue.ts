import { defineCatalogue } from '../fleet/fleet';
import { app1 } from './app1/product';
import { app2 } from './app2/product';

/** Everything that customers may subscribe to. */
export const catalogue = defineCatalogue([app1, app2]);

export default catalogue;

export const { defineCustomer } = catalogue;
