import { defineCatalogue } from '../fleet/fleet';
import { api } from './api/product';
import { web } from './web/product';
import { worker } from './worker/product';

/** Everything that customers subscribe to. */
export const catalogue = defineCatalogue([web, api, worker]);

export default catalogue;

export const { defineCustomer } = catalogue;
