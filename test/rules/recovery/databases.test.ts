import type { ProductSpec } from '../../../lib/authored/product';
import { plan } from '../../../lib/planner/plan';
import { operated } from '../../support/operated';
import { issuesOf, product } from '../../support/specs';

function said(changes: Partial<ProductSpec>, recover: object = {}) {
  const specs = operated({ recovery: recover });
  const web = product('web', { dependsOn: ['api'], ...changes });
  return plan({ ...specs, products: [web, product('api')] }).issues.map(
    ({ severity, problem, fix }) => `${severity} ${problem}; ${fix}`,
  );
}

it('a database of a product that is backed up is right', () => {
  expect(said({ databases: ['{release}-db', 'cache'] })).toEqual([]);
});

it.each(['Orders', 'orders_db', '5th', 'a'.repeat(51)])('%s is no name of a database', (name) => {
  const issues = said({ databases: [name] });
  expect(issues).toHaveLength(5);
  expect(issues[0]).toBe(
    `error '${name}' of tenant 'acme-dev' is no name of a database: lower-case letters, digits and hyphens, 50 at most; give a shorter one; in a namespace of its own it needs no {release}`,
  );
});

it('two releases of a namespace do not share a name', () => {
  const specs = operated();
  const products = [
    product('web', { databases: ['db'], dependsOn: ['api'] }),
    product('api', { databases: ['db'] }),
  ];
  const problems = plan({ ...specs, products }).issues.map(({ problem }) => problem);
  expect(problems).toContain("two databases of tenant 'bolt-prod' are called 'db'");
});

it('says where nothing backs them up', () => {
  expect(said({ databases: ['db'] }, { databases: undefined })).toEqual([
    "warning the databases of 'web' are backed up for no tenant; give recovery databases, and the environments of its tenants backups",
  ]);
  expect(said({ databases: ['db'] }, { environments: {} })).toHaveLength(1);
  const issues = issuesOf({ products: [product('web', { databases: ['db'] })] });
  expect(issues.map(({ fix }) => fix)).toEqual(['give the fleet a component with recovery and databases']);
});
