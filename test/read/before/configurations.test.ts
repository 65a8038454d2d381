import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readDeployed } from '../../../lib/read/before/clusters';
import { read } from '../../../lib/read';
import { arcCluster, arcFleet } from '../../support/arc';
import { outputFolder } from '../../support/output-folder';
import { filesOf } from '../../support/sample';
import { fleet } from '../../support/specs';

const output = outputFolder();

const template = (cluster: string) => `clusters/${cluster}/bootstrap/azuredeploy.json`;
const configuration = (name: unknown, properties: unknown) => {
  return { type: 'Microsoft.KubernetesConfiguration/fluxConfigurations', name, properties };
};

describe('the configurations of an output folder', () => {
  it('are those that ringfleet wrote', () => {
    const configurations = { infra: { namespace: 'gitops' } };
    output.given(filesOf(arcFleet({ one: arcCluster({ configurations }) })));
    expect(readDeployed(output.path)).toEqual([
      { cluster: 'one', name: 'infra', scope: 'cluster', namespace: 'gitops' },
      { cluster: 'one', name: 'apps', scope: 'namespace', namespace: 'apps' },
    ]);
  });

  it('are found in the folder of each state repository', () => {
    const one = configuration('a', { scope: 'cluster', namespace: 'a' });
    output.given({ [`east/${template('b')}`]: JSON.stringify({ resources: [one] }) });
    expect(readDeployed(output.path).map(({ cluster }) => cluster)).toEqual(['b']);
  });

  it('are in the order of clusters', () => {
    const one = configuration('a', { scope: 'cluster', namespace: 'a' });
    for (const cluster of ['b', 'a'])
      output.given({ [template(cluster)]: JSON.stringify({ resources: [one] }) });
    expect(readDeployed(output.path).map(({ cluster }) => cluster)).toEqual(['a', 'b']);
  });

  it('are none where there is no output, no template, or none that can be read', () => {
    expect(readDeployed(join(output.path, 'nowhere'))).toEqual([]);
    output.given({
      clusters: 'a file',
    });
    expect(readDeployed(output.path)).toEqual([]);
    rmSync(join(output.path, 'clusters'));
    output.given({
      [template('a')]: '{ not JSON',
      [template('b')]: 'null',
      [template('c')]: '{"resources":{}}',
      'clusters/d/bootstrap/source.yaml': '',
    });
    expect(readDeployed(output.path)).toEqual([]);
  });

  it('are those that say all that counts; whatever else is there does not', () => {
    const whole = { scope: 'cluster', namespace: 'a' };
    output.given({
      [template('a')]: JSON.stringify({
        resources: [
          null,
          { type: 'Microsoft.KubernetesConfiguration/extensions', name: 'flux', properties: whole },
          configuration(1, whole),
          configuration('b', null),
          configuration('c', { scope: 'cluster' }),
          configuration('d', { ...whole, scope: 5 }),
          configuration('e', whole),
        ],
      }),
    });
    expect(readDeployed(output.path)).toEqual([{ cluster: 'a', name: 'e', ...whole }]);
  });

  it('are read with the specs where the output folder is known', () => {
    const options = { root: join(output.path, 'program'), catalogue: { fleet: fleet(), products: [] } };
    const one = configuration('a', { scope: 'cluster', namespace: 'a' });
    output.given({ [template('x')]: JSON.stringify({ resources: [one] }) });
    expect(read({ ...options, outdir: output.path }).specs.deployed).toHaveLength(1);
    expect(read(options).specs.deployed).toBeUndefined();
  });
});

it('the output as it was before is read file by file, where its folder is known and the file is there', () => {
  const options = { root: join(output.path, 'program'), catalogue: { fleet: fleet(), products: [] } };
  output.given({ 'a/b.yaml': 'kind: NetworkPolicy' });
  const { before } = read({ ...options, outdir: output.path }).specs;
  expect([before?.('a/b.yaml'), before?.('a/c.yaml'), before?.('a')]).toEqual([
    'kind: NetworkPolicy',
    undefined,
    undefined,
  ]);
  expect(read(options).specs.before?.('a/b.yaml')).toBeUndefined();
});
