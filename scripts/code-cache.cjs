// Keeps what V8 compiled of the built command in a real run of it: `licdiag.cjs.start.cache` after printing the version,
// `licdiag.cjs.scan.cache` after a scan (it is larger, and reading it back is what costs). bin/load.js uses them.
const fs = require('node:fs');
const path = require('node:path');
const { load } = require('../bin/load.js');

const bundle = path.join(__dirname, '../dist/licdiag.cjs');
/** Their output is of no interest: the build runs this with standard output closed off. */
const runs = { start: ['--version'], scan: ['scan', path.join(__dirname, '../fixtures/demo'), '--no-progress'] };

async function keep(name) {
  const { script, exports: command } = load(bundle, name);
  process.argv = [process.argv[0], 'licdiag', ...runs[name]];
  const code = await command.run('');
  if (code > 1) throw new Error(`the run that fills the code cache "${name}" ended with ${code}`);
  fs.writeFileSync(`${bundle}.${name}.cache`, script.createCachedData());
}

keep(process.argv[2]);
