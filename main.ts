import { program } from './lib/cli';
import { catalogue } from './products/catalogue';

const ringfleet = program({ root: __dirname, catalogue });

export const { synthTenant } = ringfleet;

if (require.main === module) {
  process.exitCode = process.argv[2] === 'check' ? ringfleet.check() : ringfleet.synth();
}
