import type { Hunk } from '../hunks';
import type { Value } from '../../authored/values';
import { asWord } from '../plain';
import { verdict, type Decides, type KindRules } from './rule';

/** The role that everyone has. */
const isDefault = ({ path }: Hunk) => path.at(-1) === 'policy.default';

const lines = (value: Value | undefined) =>
  asWord(value)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Whether a policy of Argo CD permits more: a line more that allows, or one fewer that denies. Source: Argo CD, "RBAC Configuration". */
const policy: Decides = ({ from, to }) => {
  const [was, is] = [lines(from), lines(to)];
  const isDenied = (line: string) => /,\s*deny$/.test(line);
  const comes = is.some((line) => !was.includes(line) && !isDenied(line));
  const goes = was.some((line) => !is.includes(line) && isDenied(line));
  return comes || goes ? 'LOOSENS' : 'safe';
};

const turnedOn: Decides = ({ to }) => (asWord(to) === 'true' ? 'LOOSENS' : 'safe');

/** ConfigMaps that say who may do what, by name. */
export const settingsKinds: Readonly<Record<string, KindRules>> = {
  'argocd-rbac-cm': {
    fields: [
      [
        'data',
        (hunk, pair) => (isDefault(hunk) ? 'LOOSENS' : policy(hunk, pair)),
        'it says who may do what in Argo CD',
      ],
    ],
    removed: () => verdict('LOOSENS', 'Argo CD goes by its own policy'),
  },
  'argocd-cm': {
    fields: [['data', (hunk, pair) => ofSetting(hunk, pair), 'Argo CD is told something else']],
    removed: () => verdict('LOOSENS', 'Argo CD goes by its own settings'),
  },
};

const OPENS = ['users.anonymous.enabled', 'admin.enabled', 'exec.enabled', 'statusbadge.enabled'];

const ofSetting: Decides = (hunk, pair) => {
  const key = hunk.path.at(-1) ?? '';
  if (OPENS.includes(key)) return turnedOn(hunk, pair);
  return /^(accounts|oidc|dex)\b/.test(key) || /resource\.(exclusions|inclusions)/.test(key)
    ? 'LOOSENS'
    : 'safe';
};
