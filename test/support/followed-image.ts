import type { ClusterSpec } from '../../lib/authored/cluster';
import type { FleetSpec } from '../../lib/authored/fleet';
import type { ProductImage } from '../../lib/authored/images';
import type { ProductSpec } from '../../lib/authored/product';
import type { RingEntry } from '../../lib/authored/specs';
import { anyCluster, fleet, issuesOf, product, ringsFile } from './specs';

export const robot = {
  images: {
    program: { url: 'https://git.example.com/fleet.git', branch: 'main', secretRef: 'bot' },
    author: { name: 'bot', email: 'bot@example.com' },
  },
} as const;
export const edge = { ...anyCluster, engine: 'flux', environment: 'prod' } as const satisfies ClusterSpec;
const automated = fleet({ clusters: { edge }, components: { robot } });

export const image: ProductImage = { name: 'ghcr.io/acme/web', rings: { early: { semver: '1.x' } } };
export const setter = '{"$imagepolicy": "flux-system:web-early:tag"}';
export const marked = { early: setter };
export const file = 'products/web/product.ts';
export const rings = 'products/web/rings.yaml';

export interface Given {
  readonly product?: Partial<ProductSpec>;
  readonly entries?: Readonly<Record<string, RingEntry>>;
  readonly setters?: Readonly<Record<string, string>>;
  readonly fleet?: FleetSpec;
}

/** What is said of a product whose image a ring follows by Flux. */
export function judge(given: Given) {
  const version = '1.0.0';
  const entries = given.entries ?? { internal: { version }, early: { version }, late: { version } };
  const web = {
    ...product('web', { version: { value: 'image.tag' }, image, ...given.product }),
    rings: ringsFile(rings, entries, given.setters ?? marked),
  };
  return issuesOf({ fleet: given.fleet ?? automated, products: [web], customers: [] });
}
