// Runs the built command for the build, and either prints the pieces that the run loads ("pieces"), or saves the V8 code cache of each
// pack after the run ("caches"), which bin/load.js uses.
const fs = require('node:fs');
const path = require('node:path');
const v8 = require('node:v8');
const { cacheOf, load, sealed } = require('../bin/load.js');

const scan = (folder) => ['scan', path.join(__dirname, '../fixtures', folder), '--no-progress'];
const worker = path.join(__dirname, '../bin/worker.js');
/** A cache with only what every scan needs loads faster than one with all that some scan may need. */
const runs = {
  start: [['--version']],
  scan: [scan('demo'), [...scan('demo'), '--format', 'json'], [...scan('demo'), '--jobs', '2']],
  // Its log holds an error that no signature explains.
  stages: [scan('signatures/busy-pipe-hangs-client/near-nine-tries')],
  caches: [scan('healthy/branch'), scan('demo')],
};

async function main([name, task, folder]) {
  // A cache keeps which functions were compiled because they were called often, and V8 then compiles them at their first call,
  // though most runs call them a few times. With the flag as it was, the cache is accepted.
  v8.setFlagsFromString('--no-sparkplug');
  const command = load(folder);
  for (const run of runs[name]) {
    process.argv = [process.argv[0], 'licdiag', ...run];
    const code = await quietly(() => command.exports.run(worker));
    if (code > 1) throw new Error(`the run "${name}" that the build needs ended with ${code}`);
  }
  // What threads load belongs in an early pack: otherwise each thread would read all packs.
  if (name !== 'start') await command.exports.prepareShares();
  v8.setFlagsFromString('--sparkplug');
  if (task === 'pieces') fs.writeSync(1, JSON.stringify([...command.loaded]));
  // The cache of a pack comes from the first run that needs it.
  else
    for (const [file, script] of command.scripts)
      if (!fs.existsSync(cacheOf(file)))
        fs.writeFileSync(cacheOf(file), sealed(fs.readFileSync(file), script.createCachedData()));
}

/** Discards the output of the command. */
async function quietly(run) {
  const { writeSync } = fs;
  fs.writeSync = (_, data) => data.length;
  try {
    return await run();
  } finally {
    fs.writeSync = writeSync;
  }
}

main(process.argv.slice(2));
