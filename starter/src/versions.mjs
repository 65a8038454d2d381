/** What a new fleet depends on beside ringfleet: the versions that ringfleet itself is tested with. */
export const DEPENDENCIES = { zod: '4.6.7' };

export const DEV_DEPENDENCIES = {
  '@swc/core': '1.16.18',
  '@swc/jest': '0.2.39',
  '@types/jest': '30.0.0',
  '@types/node': '20.19.43',
  'cdk8s-cli': '2.207.60',
  jest: '30.5.2',
  typescript: '6.0.3',
};

/** jest's resolver: the release after this one has no binary for every machine. */
export const OVERRIDES = { 'unrs-resolver': '1.12.2' };
