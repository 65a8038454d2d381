import { isDnsLabel } from '../authored/naming';
import type { RepositorySpec } from '../authored/repository';

/** The repositories of what is imported, by names that are made of their URLs. */
export class ImportedRepositories {
  readonly specs: Record<string, RepositorySpec> = {};
  private readonly names = new Map<string, string>();

  git(url: string): string {
    return this.named(url, { git: url });
  }

  /** Of charts: over HTTP, or a registry, which Argo CD writes without a scheme. */
  charts(url: string): string {
    return /^https?:/.test(url)
      ? this.named(url, { helm: url })
      : this.named(url, { oci: `oci://${url.replace(/^oci:\/\//, '')}` });
  }

  /** One with what it is pulled by, by the name that it has. */
  called(name: string, spec: RepositorySpec): string {
    return this.named(name, spec);
  }

  private named(url: string, spec: RepositorySpec): string {
    const key = JSON.stringify(spec);
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const name = this.free(url);
    this.names.set(key, name);
    this.specs[name] = spec;
    return name;
  }

  private free(url: string): string {
    const parts = url
      .replace(/^[a-z]+:\/\//, '')
      .replace(/(\.git)?\/*$/, '')
      .split('/');
    const base = labelOf(parts.length > 1 ? parts.at(-1)! : parts[0]!);
    for (let count = 1; ; count++) {
      const name = count === 1 ? base : `${base}-${count}`;
      if (!Object.hasOwn(this.specs, name)) return name;
    }
  }
}

/** Whether a version of a chart is a range, or none at all, which is the newest. */
export function isRange(revision: string | undefined): boolean {
  return revision === undefined || /[*^~<>=|\s]|\.x\b/.test(revision);
}

/** A name as a DNS label. */
export function labelOf(name: string, longest = 53): string {
  const made = name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  return isDnsLabel(made) ? made : 'unnamed';
}
