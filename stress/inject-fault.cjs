// Loaded before a command (node --require): lets one call of the file system go wrong, so that faults which a disk or another
// process causes come at a chosen moment, anywhere and without rights. LICDIAG_FAULT is JSON:
// { "call": "readSync", "path": "Licsvcfg", "at": 2, "do": "error" | "empty" | "append" | "remove" | "replace" | "signal", "with": "EIO" }
// From the call number `at` on a path that contains `path`; an error stays, all else happens once.
'use strict';
const fs = require('node:fs');
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

if (fault !== null) {
  const before = fs[fault.call];
  fs[fault.call] = (...given) => {
    const [subject] = given;
    const path = typeof subject === 'number' ? (paths.get(subject) ?? `descriptor ${subject}`) : String(subject);
    if (path.includes(fault.path) && ++calls >= fault.at) happen(path);
    return before(...given);
  };
  require('node:module').syncBuiltinESMExports();
}

function happen(path) {
  if (fault.do === 'error')
    throw Object.assign(new Error(`${fault.with}: injected, ${fault.call} '${path}'`), { code: fault.with });
  if (calls > fault.at) return;
  if (fault.do === 'empty') real.truncateSync(path, Number(fault.with ?? 0));
  if (fault.do === 'append') real.appendFileSync(path, fault.with);
  if (fault.do === 'remove') real.rmSync(path);
  if (fault.do === 'replace') {
    real.rmSync(path);
    real.writeFileSync(path, fault.with);
  }
  if (fault.do === 'signal') process.kill(process.pid, fault.with);
}
