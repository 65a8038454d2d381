import { defineCatalogue } from '../fleet/fleet';
import { chatApi } from './chat-api/product';

/** Everything that customers may subscribe to. */
export const catalogue = defineCatalogue([chatApi]);

export default catalogue;

export const { defineCustomer } = catalogue;
