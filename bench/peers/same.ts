import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';

/** Every file below a folder, by its path from there. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

/**
 * Every document in the files, as text that is the same for the same data, sorted: neither the names of files nor what they
 * are written in matters, and a list stands for its items.
 */
export function documentsIn(folder: string, isWanted: (path: string) => boolean = () => true): string[] {
  const documents = filesBelow(folder)
    .filter(isWanted)
    .flatMap((path) => loadAll(readFileSync(join(folder, path), 'utf8')));
  return documents
    .flat()
    .map((document) => JSON.stringify(inOrder(document)))
    .sort();
}

/** Objects of Kubernetes among the documents. */
export function manifestsAmong(documents: readonly string[]): string[] {
  return documents.filter((text) => {
    const document = JSON.parse(text) as { apiVersion?: unknown; kind?: unknown } | null;
    return document?.apiVersion !== undefined && document.kind !== undefined;
  });
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, inOrder(each)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Compares what a program made with what ringfleet makes.
 *
 * @throws Error naming the first document that one of them alone has
 */
export function same(title: string, made: readonly string[], ours: readonly string[]): void {
  const [theirs, own] = [new Set(made), new Set(ours)];
  const more = made.find((text) => !own.has(text));
  const fewer = ours.find((text) => !theirs.has(text));
  if (more === undefined && fewer === undefined && made.length === ours.length) return;
  throw new Error(
    `${title} makes ${made.length} documents, ringfleet ${ours.length}; it alone has ${more}, ringfleet alone ${fewer}`,
  );
}
