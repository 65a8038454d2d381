import { z } from 'zod';
import { isMap } from '../values';
import { values } from './values';

const text = z.string().min(1);
const port = z.int().min(1).max(65535);
const ports = z.array(port).min(1);
const aFunction = z.custom<(...given: never[]) => unknown>(
  (given) => typeof given === 'function',
  'expected a function',
);

const peer = z.union([
  z.strictObject({ namespace: text, ports }),
  z.strictObject({ cidr: z.union([z.cidrv4(), z.cidrv6()]), except: z.array(z.string()).optional(), ports }),
]);

/** What the compiler checks of a product, checked once more when it runs. */
export const productSchema = z.strictObject({
  name: text,
  title: text.optional(),
  chart: z.union([
    z.strictObject({ repository: text, path: text }),
    z.strictObject({ repository: text, name: text, chartVersion: text.optional() }),
  ]),
  version: z
    .union([z.literal('chart'), z.strictObject({ gitRef: aFunction }), z.strictObject({ value: text })])
    .optional(),
  schema: z.custom((given) => isMap(given) && 'safeParse' in given, 'expected a zod object'),
  values,
  environments: z.record(z.string(), values).optional(),
  rings: z.record(z.string(), values).optional(),
  ports: z.strictObject({ http: port.optional(), metrics: port.optional() }).optional(),
  peers: z.strictObject({ from: z.array(peer).optional(), to: z.array(peer).optional() }).optional(),
  needsApiServer: z.boolean().optional(),
  autoscaled: z.boolean().optional(),
  footprint: aFunction.optional(),
});
