import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument, type Document } from 'yaml';
import { error, type Issue } from '../../issues/issue';
import { fileOfArchive } from './archive';

/** A chart on this machine: a folder, or what `helm package` made of one. */
export interface LocalChart {
  readonly name: string;
  readonly version: string;
  /** Its `values.yaml`, with comments. */
  readonly values: Document;
  /** Text of its `values.yaml`. */
  readonly text: string;
  /** Text of its `values.schema.json`. @default - it has none */
  readonly schema?: string;
}

/** Whether an answer means a chart on this machine, and not the name of one in a repository. */
export function isLocalChart(given: string): boolean {
  return /\.tgz$/.test(given) || /^[./~]/.test(given);
}

/** @returns the chart, or why it cannot be read */
export function localChart(path: string): LocalChart | Issue {
  const at = { file: '--chart' };
  try {
    const chart = parseDocument(fileIn(path, 'Chart.yaml') ?? '');
    const [name, version] = ['name', 'version'].map((key) => {
      const value = isMap(chart.contents) ? chart.get(key, true) : undefined;
      return isScalar(value) && value.source ? value.source : undefined;
    });
    if (name === undefined || version === undefined) {
      const problem = `'${path}' is no chart: it has no Chart.yaml with name and version`;
      return error(at, problem, 'give the folder of a chart, or a .tgz of one');
    }
    const text = fileIn(path, 'values.yaml') ?? '';
    const values = parseDocument(text);
    const [fault] = values.errors;
    if (fault) return error(at, `values.yaml of '${path}' cannot be read: ${fault.code}`, 'correct it');
    const schema = fileIn(path, 'values.schema.json');
    return { name, version, values, text, ...(schema !== undefined && { schema }) };
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    return error(
      at,
      `'${path}' cannot be read${code === undefined ? '' : `: ${code}`}`,
      'give the folder of a chart, or a .tgz of one',
    );
  }
}

function fileIn(path: string, name: string): string | undefined {
  if (!statSync(path).isDirectory()) return fileOfArchive(readFileSync(path), name);
  const file = join(path, name);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined;
}
