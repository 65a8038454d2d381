import { Dict } from '../template';
import { below, render, type Scope } from './scope';

/** Adds `values`, each templated with the generator's own parameters. */
export function addValues(
  values: Readonly<Record<string, string>> | undefined,
  params: Dict,
  at: string,
  { templates, isGo }: Scope,
): void {
  const entries = Object.entries(values ?? {});
  if (entries.length === 0) return;
  const rendered = entries.map(
    ([key, value]) => [key, render(templates, value, params, below(`${at}.values`, key))] as const,
  );
  if (isGo) params.entries.set('values', new Dict(rendered, true));
  else for (const [key, value] of rendered) params.entries.set(`values.${key}`, value);
}
