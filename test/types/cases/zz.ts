import { z } from 'zod';
import { defineProduct } from '../../../fleet/fleet';
import { cpu, memory } from '../../../lib/model';
const schema = z.strictObject({ n: z.int(), m: memory(), o: z.strictObject({ c: cpu() }).optional() });
defineProduct({ name: 'p', chart: { repository: 'product-charts', name: 'x' }, version: { value: 'o.d' }, schema, values: { n: 1 } });
defineProduct({ name: 'p', chart: { repository: 'product-charts', name: 'x' }, version: { value: 'o.c' }, schema, values: { n: 1 } });
