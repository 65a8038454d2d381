import { program } from 'ringfleet';

const sample = program({ root: __dirname, catalogue: 'products/catalogue.ts' });

export const { synthTenant } = sample;

if (require.main === module) void sample.run(process.argv.slice(2)).then((code) => (process.exitCode = code));
