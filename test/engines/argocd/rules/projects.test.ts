import { plan } from '../../../../lib/planner/plan';
import type { ArgocdProjects } from '../../../../lib/engines/argocd/authored/project';
import { chart, given, type Given } from '../../../support/argocd';
import { untyped } from '../../../support/specs';

function said(projects: ArgocdProjects, more: Given = {}): string[] {
  const { issues } = plan(given({ ...more, fleet: { projects } }));
  return issues.map(({ severity, at, problem, fix }) => `${severity} ${at.path}: ${problem}; ${fix}`);
}
const freeze = { kind: 'deny', schedule: '0 18 19 12 *', duration: '378h' } as const;
const windowWith = (change: object) => said({ syncWindows: { freeze: untyped({ ...freeze, ...change }) } });
const WINDOW = 'argocd.projects.syncWindows.freeze';

describe('a sync window', () => {
  it.each([
    { timeZone: 'Europe/Amsterdam' },
    { timeZone: 'UTC' },
    { schedule: '*/15 9-17 1,15 jan-mar MON-fri' },
    { schedule: '5/10 ? * * 0' },
    { environments: ['dev', 'prod'], of: 'platform', manualSync: true },
  ])('with %j is right', (change) => {
    expect(windowWith(change)).toEqual([]);
  });

  it.each([
    ['0 18 19 12', '4 fields', 'give 5: minute, hour, day of the month, month, day of the week'],
    ['@yearly', '1 fields', 'give 5'],
    ['60 * * * *', "'60' is no minute", "give '*', numbers from 0 to 59"],
    ['* * 0 * *', "'0' is no day of the month", 'numbers from 1 to 31'],
    ['* * * * 7', "'7' is no day of the week", 'numbers from 0 to 6'],
    ['* 17-9 * * *', "'17-9' is no hour", 'numbers from 0 to 23'],
    ['* * L * *', "'L' is no day of the month", 'numbers from 1 to 31'],
    ['*/0 * * * *', "'*/0' is no minute", 'numbers from 0 to 59'],
  ])('whose schedule is %s is refused', (schedule, problem, fix) => {
    expect(windowWith({ schedule })).toEqual([
      expect.stringContaining(
        `error ${WINDOW}.schedule: '${WINDOW}.schedule' is "${schedule}": ${problem}; ${fix.startsWith('give') ? fix : `give '*', ${fix}`}`,
      ),
    ]);
  });

  it.each(['Europe/Amsterdm', 'europe/amsterdam', '+01:00'])('in the time zone %s is refused', (timeZone) => {
    expect(windowWith({ timeZone })).toEqual([
      expect.stringMatching(
        /timeZone' is ".+", which is not allowed; give the name of a time zone, as in 'Europe\/Amsterdam'/,
      ),
    ]);
  });

  it('of days is refused: Argo CD knows no days', () => {
    expect(windowWith({ duration: '16d' })).toEqual([
      expect.stringMatching(/duration' is "16d", .* such as '90s'/),
    ]);
  });

  it('for an environment that there is not is refused with those that there are', () => {
    expect(windowWith({ environments: ['prod', 'prd'] })).toEqual([
      `error ${WINDOW}.environments.1: unknown environment 'prd'; did you mean 'prod'? Allowed: dev, prod`,
    ]);
  });
});

describe('keys that have to have signed', () => {
  const signatureKeys = ['4AEE18F83AFDEB23'];
  const folder = {
    namespace: 'apps',
    directory: { repository: 'code', path: 'deploy/x' },
    versions: { prod: '1.2.3' },
  } as const;

  it('are IDs of GnuPG keys', () => {
    expect(said({ platform: { signatureKeys: ['0x4aee'] } }, { component: folder })).toEqual([
      expect.stringContaining(`is "0x4aee", which is not allowed; give the ID of a GnuPG key`),
    ]);
  });

  it('are right where all that the platform applies is one folder of git each', () => {
    expect(said({ platform: { signatureKeys } }, { component: folder })).toEqual([]);
  });

  it('are warned of where Argo CD cannot verify what is synced', () => {
    const rest =
      'can be verified: a version of Argo CD without source integrity policies refuses to sync; leave the keys out, unless your version of Argo CD verifies each source';
    expect(said({ platform: { signatureKeys }, customers: { signatureKeys } }, { component: chart })).toEqual(
      [
        `warning argocd.projects.customers.signatureKeys: no signature of releases that are not one folder of git each ${rest}`,
        `warning argocd.projects.platform.signatureKeys: no signature of component 'x', which is not one folder of git, ${rest}`,
      ],
    );
  });
});

describe('the URL of a repository', () => {
  const at = (helm: string) => said({}, { repositories: { charts: { helm } } });

  it.each(['https://*.example.com', 'https://[2001:db8::1]/charts', 'https://charts.example.com/?v=2'])(
    '%s is refused, because an AppProject would read it as a pattern',
    (url) => {
      const [character] = /[*[?]/.exec(url)!;
      expect(at(url)).toEqual([
        `error repositories.charts.helm: '${url}' has a '${character}', which the AppProjects of Argo CD read as a pattern; give an address without it: a host by its name, and no query`,
      ]);
    },
  );

  it('without such characters permits itself alone', () => {
    expect(at('https://charts.example.com:8443/a_b~c')).toEqual([]);
  });
});
