/**
 * `npx tsx scripts/crds.ts <git directory>@<tag>:<path> …` writes what the API server would check of kinds that no
 * package has: the schema of each CustomResourceDefinition, without its prose, into test/fixtures/crds/.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: object };
    }[];
  };
}

/** The schema without descriptions and without what JSON Schema has no word for; what is not named is refused. */
function bare(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => bare(each));
  if (typeof value !== 'object' || value === null) return value;
  const isNames = key === 'properties';
  const kept = Object.entries(value).filter(
    ([name]) => isNames || !/^(description$|x-|default$|format$)/.test(name),
  );
  const own = Object.fromEntries(kept.map(([name, each]) => [name, bare(each, isNames ? '' : name)]));
  const isOpen = 'x-kubernetes-preserve-unknown-fields' in value || 'additionalProperties' in value;
  return 'properties' in own && !isNames && !isOpen ? { ...own, additionalProperties: false } : own;
}

for (const given of process.argv.slice(2)) {
  const [, git, tag, path] = /^(.+)@([^:]+):(.+)$/.exec(given)!;
  const text = execFileSync('git', ['--git-dir', git!, 'show', `${tag}:${path}`], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const { spec } = parse(text) as Definition;
  for (const { name, schema } of spec.versions) {
    const root = bare(schema.openAPIV3Schema) as { properties: Record<string, unknown> };
    // Metadata is every object's.
    root.properties.metadata = { type: 'object' };
    const file = join(__dirname, '../test/fixtures/crds', `${spec.group}_${name}_${spec.names.kind}.json`);
    writeFileSync(file, `${JSON.stringify({ $comment: `${path} of ${tag}`, ...root }, null, 1)}\n`);
  }
}
