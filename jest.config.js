/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test', '<rootDir>/customers'],
  // Tests that start programs wait for them: leave no core idle.
  maxWorkers: '100%',
  testMatch: ['**/*.test.ts'],
  // Snapshots of synthTenant as the YAML that they are.
  snapshotSerializers: ['<rootDir>/test/support/raw-yaml.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
};
