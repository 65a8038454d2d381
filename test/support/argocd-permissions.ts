import type { Of } from './manifests';

type Project = Of<'AppProject'>;
type Destination = Of<'Application'>['spec']['destination'];

/** A kind, and whether its objects have a namespace. */
export interface Kind {
  readonly group: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/**
 * Whether the project lets an Application pull from the repository: some pattern matches, and no pattern after a `!`
 * does. A `*` crosses no slash unless it is all there is. Source: Argo CD, "Projects", "Managing Projects".
 */
export function permitsSource({ spec }: Project, url: string): boolean {
  const patterns = (spec.sourceRepos ?? []).map((pattern) => ({
    isDenied: pattern.startsWith('!'),
    matches: glob(normalized(pattern.replace(/^!/, '')), normalized(url), '/'),
  }));
  if (patterns.some(({ isDenied, matches }) => isDenied && matches)) return false;
  // A denial of something else permits, too.
  return patterns.some(({ isDenied, matches }) => isDenied !== matches);
}

/** Whether the project lets an Application go there: to a server or a cluster's name, and to the namespace. */
export function permitsDestination({ spec }: Project, { server, name, namespace }: Destination): boolean {
  const judged = (spec.destinations ?? []).map((item) => {
    const byName = !!name && negatable(item.name ?? '', name);
    const byServer = !!server && negatable(item.server ?? '', server);
    const inNamespace = negatable(item.namespace ?? '', namespace ?? '');
    const denies =
      (!byName && isDenial(item.name)) ||
      (!byServer && isDenial(item.server)) ||
      (!inNamespace && isDenial(item.namespace));
    const permits = (byName || byServer) && inNamespace;
    return { permits, denies: denies && !permits };
  });
  return judged.some(({ permits }) => permits) && !judged.some(({ denies }) => denies);
}

/**
 * Whether the project lets an Application have objects of the kind: what has no namespace has to be listed; what has one
 * is permitted unless there is a list without it. Source: Argo CD, "Projects", "Configuring Resource Kinds".
 */
export function permitsKind({ spec }: Project, kind: Kind): boolean {
  const isIn = (list: readonly { readonly group: string; readonly kind: string }[] | undefined) =>
    (list ?? []).some((item) => glob(item.group, kind.group, '/') && glob(item.kind, kind.kind, '/'));
  if (!kind.namespaced) return isIn(spec.clusterResourceWhitelist) && !isIn(spec.clusterResourceBlacklist);
  const { namespaceResourceWhitelist: permitted, namespaceResourceBlacklist: refused } = spec;
  return (permitted === undefined || isIn(permitted)) && !isIn(refused);
}

function isDenial(pattern: string | undefined): boolean {
  return pattern?.startsWith('!') === true;
}

function negatable(pattern: string, text: string): boolean {
  return isDenial(pattern) ? !glob(pattern.slice(1), text) : glob(pattern, text);
}

/** As Argo CD compares addresses: without case, the suffix of git, and a slash at the end. */
function normalized(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
}

/** `*` is any number of characters, `?` one; neither is the separator, unless the pattern is `*` alone. */
function glob(pattern: string, text: string, separator = ''): boolean {
  if (pattern === '*') return true;
  const one = separator === '' ? '.' : `[^${separator}]`;
  const escaped = pattern.replace(/[.+^$()|[\]{}\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', `${one}*`).replaceAll('?', one)}$`, 's').test(text);
}
