import { program } from '../../lib/cli';

const ringfleet = program({ root: __dirname, catalogue: 'products/catalogue.ts' });

if (require.main === module) {
  process.exitCode = process.argv[2] === 'check' ? ringfleet.check() : ringfleet.synth();
}
