import fc from 'fast-check';
import {
  fleetParameter,
  secureParametersOf,
  settingParameter,
} from '../../../../lib/engines/arc/plan/secrets';
import { isDnsLabel } from '../../../../lib/authored/naming';

const IDENTIFIER = /^[A-Za-z_]\w*$/;
const cluster = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,10}[a-z0-9])?$/).filter(isDnsLabel);
const parameter = fc.oneof(
  fc.constantFrom('httpsKey', 'sasToken', 'bucketSecretKey'),
  fc.stringMatching(/^[-.\w]{1,12}$/).map(settingParameter),
);

it('parameters of different clusters, or different ones of one cluster, never share a name', () => {
  fc.assert(
    fc.property(cluster, parameter, cluster, parameter, (a, p, b, q) => {
      const same = a === b && p === q;
      expect(fleetParameter(a, p) === fleetParameter(b, q)).toBe(same);
    }),
    // The one case that is hard to meet by chance.
    {
      examples: [
        ['a', 'extension_x', 'a-extension', 'x'],
        ['a', 'extension_httpsKey', 'a--extension', 'httpsKey'],
      ],
    },
  );
});

it('every parameter is one that ARM takes', () => {
  fc.assert(
    fc.property(cluster, parameter, (name, own) => {
      expect(own).toMatch(IDENTIFIER);
      expect(fleetParameter(name, own)).toMatch(IDENTIFIER);
    }),
  );
});

it('the secrets of a cluster are its credentials, then settings in the order of names', () => {
  const names = secureParametersOf('bucketSecretKey', ['z', 'a.b']).map((secret) => secret.parameter);
  expect(names).toEqual(['bucketAccessKey', 'bucketSecretKey', 'extension_a_b', 'extension_z']);
});
