import { defineCatalogue } from '../fleet/fleet';
import { productA } from './product-a/product';
import { productB } from './product-b/product';
import { productC } from './product-c/product';

/** Everything that customers may subscribe to. */
export const catalogue = defineCatalogue([productA, productB, productC]);

export default catalogue;

export const { defineCustomer } = catalogue;
