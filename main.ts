import { program } from './lib/cli';
import { catalogue } from './products/catalogue';

const ringfleet = program({ root: __dirname, catalogue });

export const { synthTenant } = ringfleet;

if (require.main === module) process.exitCode = ringfleet.synth();
