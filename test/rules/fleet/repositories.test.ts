import type { OciOptions } from '../../../lib/authored/repository';
import { fleet, issuesOf } from '../../support/specs';

const matchOIDCIdentity = [{ issuer: 'https://token.example.com', subject: 'release' }];
const fix = "leave out charts: 'HelmRepository', and Flux pulls charts by OCIRepositories, which can";

function judge(charts: 'HelmRepository' | 'OCIRepository', options: OciOptions) {
  const registry = { oci: 'oci://registry.example.com/charts', charts, ...options } as const;
  return issuesOf({ fleet: fleet({ repositories: { ...fleet().repositories, registry } }), customers: [] });
}

it('charts by OCIRepositories may be held to a signer and a layer', () => {
  const options = {
    verify: { provider: 'cosign', matchOIDCIdentity },
    layerSelector: { mediaType: 'x' },
  } as const;
  expect(judge('OCIRepository', options)).toStrictEqual([]);
});

it('charts by a HelmRepository may be verified by a key', () => {
  expect(judge('HelmRepository', { verify: { provider: 'cosign', secretRef: 'keys' } })).toStrictEqual([]);
});

it.each<[OciOptions, string, string]>([
  [
    { verify: { provider: 'cosign', matchOIDCIdentity } },
    'verify.matchOIDCIdentity',
    'a chart that Flux pulls by a HelmRepository cannot be held to who signed it',
  ],
  [
    { layerSelector: { operation: 'copy' } },
    'layerSelector',
    'a HelmRepository cannot choose the layer of a chart',
  ],
])('what a HelmRepository cannot say is refused: %j', (options, path, problem) => {
  expect(judge('HelmRepository', options)).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: `repositories.registry.${path}` },
      problem,
      fix,
    },
  ]);
});
