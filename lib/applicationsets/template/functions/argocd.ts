import { TemplateFault } from '../fault';
import { typeOf, type Value } from '../value';
import { takes, takesMany, type Functions } from './function';
import { lower } from '../text/letters';

/** Functions that Argo CD adds. */
export const ofArgocd: Functions = {
  normalize: takes(['string'], normalized),
  slugify: takesMany([], 'any', (...args) => {
    const name = args.length === 0 ? '' : args.at(-1);
    const [size, smart] = [args.length > 1 ? args[0] : 50n, args.length > 2 ? args[1] : true];
    if (typeof name !== 'string' || typeof size !== 'bigint' || typeof smart !== 'boolean')
      throw misused(args);
    return slug(normalized(name), Number(size), smart);
  }),
};

function misused(args: readonly Value[]): TemplateFault {
  return new TemplateFault(
    `slugify gets ${args.map(typeOf).join(', ')}`,
    'give it the name last, before it the most characters, and between them whether to cut at a dash',
  );
}

/** A name that DNS has: what `basenameNormalized` and the like are. */
export function normalized(name: string): string {
  return lower(name)
    .replace(/[^-a-z0-9.]/gu, '-')
    .slice(0, 253)
    .replace(/^[-.]+|[-.]+$/g, '');
}

/** Source: github.com/gosimple/slug. */
function slug(text: string, size: number, isSmart: boolean): string {
  if (!isSmart && size < 0) throw new TemplateFault(`slugify cuts at ${size}`, 'give it a positive number');
  const found = (isSmart ? text : text.slice(0, size))
    .replace(/[^a-z0-9_-]/g, '-')
    .replace(/-+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
  if (!isSmart || size <= 0 || found.length <= size) return found;
  // Up to the last dash that fits.
  const dash = found.lastIndexOf('-', size);
  return dash === -1 ? found.slice(0, size) : found.slice(0, dash);
}
