// Runs the built command again and again in one thread, each time with a world of its own: what `bin/licdiag.js` does
// but for starting Node, which costs more than most runs. `run-licdiag.ts` talks to it.
const path = require('node:path');
const { Readable } = require('node:stream');
const { workerData } = require('node:worker_threads');

const root = path.join(__dirname, '../..');
const { port, signal } = workerData;
const { load } = require(path.join(root, 'bin/load.js'));
const { main } = load(path.join(root, 'dist/command')).exports;

function collector() {
  const parts = [];
  const write = async (text) => void parts.push(text);
  return { parts, output: { isTTY: false, columns: undefined, isClosed: false, write } };
}

async function run({ args, cwd, input, env }) {
  const [stdout, stderr] = [collector(), collector()];
  const code = await main({
    arguments: args,
    workerFile: path.join(root, 'bin/worker.js'),
    stdin: () => Readable.from(input.length === 0 ? [] : [Buffer.from(input)]),
    stdout: stdout.output,
    stderr: stderr.output,
    env,
    cwd,
    platform: process.platform,
  });
  return { code, stdout: stdout.parts.join(''), stderr: stderr.parts.join('') };
}

function answer(message) {
  port.postMessage(message);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
}

process.on('uncaughtException', ({ stack }) => answer({ error: stack }));
port.on('message', (request) => {
  run(request).then(answer, ({ stack }) => answer({ error: stack }));
});
