import type { ArcExtension } from '../../../../lib/engines/arc/authored/settings';
import { arcCluster } from '../../../support/arc';
import { fleet, issuesOf } from '../../../support/specs';

function judge(extension: ArcExtension) {
  return issuesOf({ fleet: fleet({ clusters: { one: arcCluster({ extension }) } }), customers: [] });
}
const at = (path: string) => ({ file: 'fleet/fleet.ts', path: `clusters.one.arc.extension.${path}` });

it('settings of any name pass', () => {
  expect(judge({ settings: { 'a.b': 'true' }, protectedSettings: ['c.d', 'c-e'] })).toStrictEqual([]);
});

it('a setting that has a field of its own is refused, secret or not', () => {
  expect(judge({ settings: { 'multiTenancy.enforce': 'false' } })).toStrictEqual([
    {
      severity: 'error',
      at: at('settings.multiTenancy.enforce'),
      problem: "'multiTenancy.enforce' is decided by 'multiTenancy'",
      fix: 'set multiTenancy of the extension instead',
    },
  ]);
  expect(judge({ protectedSettings: ['image-reflector-controller.enabled'] })).toMatchObject([
    { problem: "'image-reflector-controller.enabled' is decided by 'imageControllers', and no secret" },
  ]);
});

it('a setting that is secret stands nowhere else', () => {
  expect(judge({ settings: { token: 'x' }, protectedSettings: ['token'] })).toMatchObject([
    { at: at('settings.token'), problem: "'token' is a protected setting too" },
  ]);
});

it('secret settings that would be one parameter are refused: ARM does not tell their case apart', () => {
  expect(judge({ protectedSettings: ['proxy.Token', 'proxy-token'] })).toStrictEqual([
    {
      severity: 'error',
      at: at('protectedSettings'),
      problem: "'proxy.Token' and 'proxy-token' would all be the parameter 'extension_proxy_token'",
      fix: 'keep one of them',
    },
  ]);
});
