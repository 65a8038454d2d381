import { Fault } from './fault';
import { isMap } from './shape';
import type { Application } from './types';

/** Names of objects: RFC 1123, "DNS Subdomain Names" of Kubernetes. */
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const TEXTS = [
  'chart',
  'duration',
  'maxDuration',
  'name',
  'namespace',
  'path',
  'project',
  'ref',
  'releaseName',
  'repoURL',
  'server',
  'targetRevision',
  'value',
  'values',
];

/** What fields of an Application hold, by name; below free values they may hold anything. */
const TYPED: Readonly<Record<string, 'boolean' | 'number' | 'string'>> = {
  prune: 'boolean',
  selfHeal: 'boolean',
  allowEmpty: 'boolean',
  enabled: 'boolean',
  ignoreMissingValueFiles: 'boolean',
  passCredentials: 'boolean',
  skipCrds: 'boolean',
  skipTests: 'boolean',
  skipSchemaValidation: 'boolean',
  forceString: 'boolean',
  recurse: 'boolean',
  revisionHistoryLimit: 'number',
  limit: 'number',
  factor: 'number',
  ...Object.fromEntries(TEXTS.map((name) => [name, 'string'])),
};

/** Fields that hold others, by name. */
const HOLDING: Readonly<Record<string, readonly [wanted: string, is: (value: unknown) => boolean]>> = {
  helm: ['map', isMap],
  source: ['map', isMap],
  sources: ['list of maps', (value) => Array.isArray(value) && value.every(isMap)],
  valueFiles: [
    'list of strings',
    (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  ],
};

/** Maps whose content is not the Application's own. */
const FREE = new Set([
  'valuesObject',
  'labels',
  'annotations',
  'commonLabels',
  'commonAnnotations',
  'plugin',
  'map',
]);

/**
 * The Application, if the cluster would take it.
 *
 * @throws Fault
 */
export function judged(made: Application): Application {
  const { name } = made.metadata;
  if (typeof name !== 'string')
    throw new Fault(
      'spec.templatePatch',
      `the name is ${JSON.stringify(name)}`,
      'leave the name to the template',
    );
  filled(name, 'metadata.name', 'an Application');
  if (name.length > 253 || !NAME.test(name)) {
    throw new Fault(
      'spec.template.metadata.name',
      `'${name}' is no name of an object`,
      'let it come to lower-case letters, digits and dashes: pipe a parameter through normalize',
    );
  }
  const { destination: given, project } = made.spec;
  const destination = isMap(given) ? given : {};
  if (!project) {
    throw new Fault(
      'spec.template.spec.project',
      `${name} has no project`,
      'name one: the default project is locked',
    );
  }
  if (Boolean(destination.name) === Boolean(destination.server)) {
    throw new Fault(
      'spec.template.spec.destination',
      `${name} has ${destination.name ? 'both' : 'neither'} name and server`,
      'say the cluster by one of them',
    );
  }
  return { ...made, spec: settled(made.spec, 'spec', name) as Application['spec'] };
}

function settled(value: unknown, at: string, name: string): unknown {
  if (typeof value === 'string') filled(value, at, name);
  if (Array.isArray(value)) return value.map((item, index) => settled(item, `${at}[${index}]`, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => {
      const where = `${at}.${key}`;
      if (FREE.has(key)) return [key, item];
      const type = TYPED[key];
      if (type !== undefined && typeof item !== type) {
        throw new Fault(
          `spec.template.${where}`,
          `${JSON.stringify(item)} instead of a ${type} in ${name}`,
          type === 'string'
            ? 'quote it: YAML reads yes, on, y and numbers as something else'
            : 'a template gives strings alone: say it in templatePatch, without quotes',
        );
      }
      const [wanted, is] = HOLDING[key] ?? [];
      if (is && item !== null && !is(item)) {
        throw new Fault(
          `spec.template.${where}`,
          `${JSON.stringify(item)} instead of a ${wanted} in ${name}`,
          `write a ${wanted} there`,
        );
      }
      return [key, settled(item, where, name)];
    }),
  );
}

/** Fields in which braces never stand for themselves; `info` is text for people. */
const REFERENCES =
  /^(?!spec\.info\b).*\.(chart|name|namespace|path|project|releaseName|repoURL|server|targetRevision)$/;

/**
 * What Go prints for a parameter that is not there, and what the older templates leave.
 *
 * @throws Fault
 */
function filled(value: string, at: string, name: string): void {
  const where = `spec.template.${at}`;
  if (value.includes('<no value>')) {
    const fix = 'a parameter is not there: set goTemplateOptions: [missingkey=error], which tells which one';
    throw new Fault(where, `${name} gets '${value}'`, fix);
  }
  const [tag] = REFERENCES.test(at) ? (/\{\{.*?\}\}/s.exec(value) ?? []) : [];
  if (tag !== undefined)
    throw new Fault(
      where,
      `${name} gets '${value}'`,
      `${tag} is no parameter: name one that the generators give`,
    );
}
