import { program } from 'ringfleet';

export const fleet = program({ root: __dirname, catalogue: 'products/catalogue.ts' });

export const { synthTenant } = fleet;

if (require.main === module) void fleet.run(process.argv.slice(2)).then((code) => (process.exitCode = code));
