import { CI } from './ci.mjs';
import { Mistake } from './mistake.mjs';

/**
 * @typedef {{ name: string, environment: string }} Ring
 * @typedef {{ engine: string, environments: string[], rings: Ring[], product: string, customer: string, state: string, ci: string }} Answers
 */

export const ENGINES = ['argocd', 'flux', 'arc'];
const SERVICES = Object.keys(CI);

/** What is asked, in this order: each with what an answer comes to, and what is taken where there is none. */
export const QUESTIONS = {
  engine: {
    ask: `What reconciles your clusters: ${ENGINES.join(', ')}`,
    otherwise: () => 'flux',
    read: engine,
  },
  environments: {
    ask: 'Environments, in the order of promotion',
    otherwise: () => 'dev,prod',
    read: (text) => distinct('environments', list('environments', text).map(label('environments'))),
  },
  rings: {
    ask: 'Rings, in the order of the rollout, each with its environment',
    otherwise: ({ environments }) => environments.map((name, at) => `ring${at}-${name}:${name}`).join(','),
    read: rings,
  },
  product: { ask: 'First product', otherwise: () => 'web-shop', read: label('product') },
  customer: { ask: 'First customer', otherwise: () => 'customer-01', read: label('customer') },
  state: {
    ask: 'URL of the git repository that clusters pull dist/ from',
    otherwise: () => 'https://git.example.com/platform/fleet-state.git',
    read: url,
  },
  ci: {
    ask: `What checks and publishes it: ${SERVICES.join(', ')}`,
    otherwise: () => 'github',
    read: service,
  },
};

function engine(text) {
  if (ENGINES.includes(text)) return text;
  throw new Mistake(`--engine: '${text}' is no engine`, `use one of: ${ENGINES.join(', ')}`);
}

function service(text) {
  if (SERVICES.includes(text)) return text;
  throw new Mistake(
    `--ci: '${text}' is no service that there is a file for`,
    `use one of: ${SERVICES.join(', ')}`,
  );
}

function list(name, text) {
  const items = text.split(',').map((item) => item.trim());
  if (items.every((item) => item !== '')) return items;
  throw new Mistake(
    `--${name}: '${text}' has an empty name`,
    'separate names by one comma, such as dev,prod',
  );
}

/** A DNS label: it becomes a name, or a part of one, in Kubernetes. */
function label(name) {
  return (text) => {
    if (/^[a-z]([a-z0-9-]{0,28}[a-z0-9])?$/.test(text)) return text;
    throw new Mistake(
      `--${name}: '${text}' cannot be a name`,
      'use 30 small letters, digits and hyphens at most, a letter first, such as web-shop',
    );
  };
}

function distinct(name, items) {
  const twice = items.find((item, at) => items.indexOf(item) !== at);
  if (twice === undefined) return items;
  throw new Mistake(`--${name}: '${twice}' stands there twice`, 'name each once');
}

function rings(text, { environments }) {
  const found = list('rings', text).map((item) => {
    const [name, environment] = item.split(':');
    if (environments.includes(environment)) return { name: label('rings')(name), environment };
    throw new Mistake(
      `--rings: '${item}' names no environment of the fleet`,
      `write name:environment, with one of: ${environments.join(', ')}`,
    );
  });
  distinct(
    'rings',
    found.map(({ name }) => name),
  );
  const bare = environments.find((name) => !found.some((ring) => ring.environment === name));
  if (bare === undefined) return found;
  throw new Mistake(`--rings: no ring is in '${bare}'`, `add one, such as ring-${bare}:${bare}`);
}

function url(text) {
  if (/^(https:\/\/|ssh:\/\/)[^\s'\\]+$/.test(text)) return text;
  throw new Mistake(`--state: '${text}' is no URL`, 'give one that begins with https:// or ssh://');
}
