import { uncertain } from '../fault';
import { typeName } from '../value';
import { takes, takesMany, type Functions } from './function';

/** Functions that Argo CD adds. */
export const ofArgocd: Functions = {
  normalize: takes(['string'], normalized),
  slugify: takesMany(['any'], 'any', (...args) => {
    const [size, smart] = args.length > 1 ? args : [50n];
    const name = args.at(-1);
    if (
      typeof size !== 'bigint' ||
      typeof name !== 'string' ||
      (args.length > 2 && typeof smart !== 'boolean')
    ) {
      throw uncertain(`slugify gets ${args.map(typeName).join(', ')}`);
    }
    const text = normalized(name);
    const cut = args.length > 2 && smart === false;
    const slug = (cut ? text.slice(0, Number(size)) : text)
      .replace(/[^a-z0-9_-]/g, '-')
      .replace(/-+/g, '-')
      .replace(/^[-_]+|[-_]+$/g, '');
    return cut ? slug : shortened(slug, Number(size));
  }),
};

/** A name that DNS has: what `basenameNormalized` and the like are. */
export function normalized(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^-a-z0-9.]/gu, '-')
    .slice(0, 253)
    .replace(/^[-.]+|[-.]+$/g, '');
}

/** Up to the last dash that fits. */
function shortened(slug: string, size: number): string {
  if (size <= 0 || slug.length <= size) return slug;
  const dash = slug.lastIndexOf('-', size);
  return dash === -1 ? slug.slice(0, size) : slug.slice(0, dash);
}
