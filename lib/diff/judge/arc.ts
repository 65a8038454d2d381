import { isMap } from '../../authored/values';
import type { Hunk } from '../hunks';
import { verdict, type KindRules } from './rule';

const isOn = ({ to }: Hunk) => (to === true ? 'SUSPENDS' : 'safe');

/** A Kustomization of a configuration that comes or goes; what its fields mean is as of Flux. */
const ofKustomization = ({ path, from, to }: Hunk) => {
  if (path.length > 3 || from === undefined) return 'safe';
  if (to === undefined) return isMap(from) && from['prune'] === true ? 'DELETE' : 'SUSPENDS';
  return 'restarts workloads';
};

/** Source: Azure, "Microsoft.KubernetesConfiguration/fluxConfigurations": scope and namespace are for good. */
const fluxConfiguration: KindRules = {
  fields: [
    [
      ['properties.scope', 'properties.namespace', 'properties.sourceKind'],
      'REPLACE',
      'Azure takes no other value of it: the configuration has to be deleted, and what it pruned goes',
    ],
    [['type', 'scope'], 'REPLACE', 'it is another resource'],
    ['properties.suspend', isOn, 'nothing of it is reconciled while it is suspended'],
    [
      'properties.kustomizations.*.path',
      'restarts workloads',
      'it applies another folder, and prunes what is not in it',
    ],
    [
      'properties.kustomizations.*.force',
      ({ to }) => (to === true ? 'REPLACE' : 'safe'),
      'what cannot be patched is deleted, and made anew',
    ],
    ['properties.kustomizations.*.postBuild', 'restarts workloads', 'what it applies has other values'],
    [
      'properties.kustomizations.*',
      ofKustomization,
      'its Kustomization says what is applied, and what is pruned',
    ],
    [
      ['properties.gitRepository.url', 'properties.gitRepository.repositoryRef'],
      'restarts workloads',
      'it is read from elsewhere',
    ],
    [['properties', 'apiVersion', 'dependsOn'], 'safe', 'it says how it is read'],
  ],
  removed: () => verdict('DELETE', 'what its Kustomizations applied is pruned'),
};

const extension: KindRules = {
  fields: [
    ['properties.extensionType', 'REPLACE', 'it is another extension'],
    ['properties.scope', 'REPLACE', 'Azure installs it anew for another scope'],
    [
      'properties.configurationSettings',
      ({ path, to }) => (path.at(-1) === 'multiTenancy.enforce' && to !== 'true' ? 'LOOSENS' : 'safe'),
      'it says how Flux runs: with multiTenancy.enforce tenants are kept to their accounts',
    ],
    ['properties', 'safe', 'Azure updates it in place'],
  ],
  removed: () => verdict('DELETE', 'Flux goes from the cluster'),
};

export const arcKinds: Readonly<Record<string, KindRules>> = {
  fluxConfigurations: fluxConfiguration,
  extensions: extension,
};
