// Loaded before a command (node --require): lets one call of the file system go wrong, so that faults which a disk or another
// process causes come at a chosen moment, anywhere and without rights. LICDIAG_FAULT is JSON:
// { "call": "readSync", "path": "Licsvcfg", "at": 2, "do": "error" | "cut" | "append" | "remove" | "replace" | "signal", "with": "EIO" }
// From the call number `at` on a path that contains `path`. An error stays, all else happens once.
'use strict';
const fs = require('node:fs');
const { getSystemErrorMap } = require('node:util');
const real = { ...fs };
const fault = JSON.parse(process.env.LICDIAG_FAULT ?? 'null');
const paths = new Map();
let calls = 0;

fs.openSync = (path, ...rest) => {
  const file = real.openSync(path, ...rest);
  paths.set(file, String(path));
  return file;
};
fs.closeSync = (file) => {
  paths.delete(file);
  real.closeSync(file);
};
fs.open = (path, ...rest) => {
  const done = rest.pop();
  real.open(path, ...rest, (error, file) => {
    if (!error) paths.set(file, String(path));
    done(error, file);
  });
};

if (fault !== null) {
  const before = fs[fault.call];
  fs[fault.call] = (...given) => {
    try {
      look(given[0]);
    } catch (error) {
      const done = given.at(-1);
      if (fault.call.endsWith('Sync')) throw error;
      return process.nextTick(done, error);
    }
    return before(...given);
  };
}
require('node:module').syncBuiltinESMExports();

function look(subject) {
  const path = typeof subject === 'number' ? (paths.get(subject) ?? `descriptor ${subject}`) : String(subject);
  if (!path.includes(fault.path)) return;
  calls += 1;
  if (calls < fault.at) return;
  const syscall = fault.call.replace(/Sync$/, '');
  if (fault.do === 'error')
    throw Object.assign(new Error(`${fault.with}: ${wordsOf(fault.with)}, ${syscall} '${path}'`), {
      code: fault.with,
      syscall,
    });
  if (calls === fault.at) change[fault.do](path, fault.with);
}

function wordsOf(wanted) {
  for (const [code, words] of getSystemErrorMap().values()) if (code === wanted) return words;
  throw new Error(`${wanted} is no error of the system`);
}

const change = {
  cut: (path, size) => real.truncateSync(path, Number(size)),
  append: (path, text) => real.appendFileSync(path, text),
  remove: (path) => real.rmSync(path),
  replace: (path, text) => {
    real.rmSync(path);
    real.writeFileSync(path, text);
  },
  signal: (_, name) => process.kill(process.pid, name),
};
