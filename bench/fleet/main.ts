import { program } from 'ringfleet';

const ringfleet = program({
  root: __dirname,
  catalogue: 'products/catalogue.ts',
  command: 'npx tsx main.ts',
});

if (require.main === module)
  void ringfleet.run(process.argv.slice(2)).then((code) => (process.exitCode = code));
