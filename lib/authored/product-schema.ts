import { z } from 'zod';
import type { ImagePolicySpec, ProductImage } from './images';
import { applicationSettings } from '../engines/argocd/authored/application-schema';
import { helmReleaseSettings } from '../engines/flux/authored/settings-schema';
import { guardrails } from './guardrails-schema';
import { byName, duration, name, sourcePath, text } from './text';
import { cidr, port } from './network';
import { values } from './values-schema';

const ports = z.array(port).min(1);
const aFunction = z.custom<(...given: never[]) => unknown>(
  (given) => typeof given === 'function',
  'expected a function',
);

const peer = z.union([
  z.strictObject({ namespace: text, ports }),
  z.strictObject({ cidr, except: z.array(cidr).optional(), ports }),
]);

const order = z.enum(['asc', 'desc']);
const filter = {
  filterTags: z.strictObject({ pattern: text, extract: text.optional() }).optional(),
  ignoreTags: z.array(text).min(1).optional(),
};
const policy = z.union([
  z.strictObject({ semver: text, ...filter }),
  z.strictObject({ numerical: order, ...filter }),
  z.strictObject({ alphabetical: order, ...filter }),
  z.strictObject({ newestBuild: z.literal(true), ...filter }),
  z.strictObject({ digest: text, ...filter }),
]) satisfies z.ZodType<ImagePolicySpec>;
const image = z.strictObject({
  // A port may follow the registry's host; after that a colon begins a tag. Source: Flux, "Image Repositories".
  name: z
    .string()
    .regex(
      /^([^/:@]+(:\d+)?\/)?[^:@]+$/,
      "expected an image without scheme, tag and digest: 'ghcr.io/acme/web'",
    ),
  secretRef: text.optional(),
  interval: duration.optional(),
  rings: byName(policy),
}) satisfies z.ZodType<ProductImage>;

/** What the compiler checks of a product, checked once more when it runs. */
export const productSchema = z.strictObject({
  name,
  chart: z.union([
    z.strictObject({ repository: text, path: sourcePath }),
    z.strictObject({ repository: text, name: text, chartVersion: text.optional() }),
  ]),
  version: z
    .union([z.literal('chart'), z.strictObject({ gitRef: aFunction }), z.strictObject({ value: text })])
    .optional(),
  schema: z.custom(
    (given) => given instanceof z.ZodObject,
    'expected a zod object, such as z.strictObject({ … })',
  ),
  values,
  environments: byName(values).optional(),
  rings: byName(values).optional(),
  ports: z.strictObject({ http: port.optional(), metrics: port.optional() }).optional(),
  peers: z.strictObject({ from: z.array(peer).optional(), to: z.array(peer).optional() }).optional(),
  needsApiServer: z.boolean().optional(),
  guardrails: guardrails.optional(),
  autoscaled: z.boolean().optional(),
  dependsOn: z.array(text).optional(),
  image: image.optional(),
  flux: z.strictObject({ helmRelease: helmReleaseSettings.optional() }).optional(),
  argocd: applicationSettings.optional(),
  hosts: aFunction.optional(),
  footprint: aFunction.optional(),
});
