'use strict';
// Loads the built command with a V8 code cache that the build made: parsing is a third of the start-up. Node's own
// compile cache would write to disk, and came with Node 22. A cache of another V8 is ignored.
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

exports.load = function load(file, cacheName) {
  // The bundle is ASCII, so that this is a plain copy of its bytes.
  const source = fs.readFileSync(file, 'latin1');
  let cachedData;
  try {
    cachedData = fs.readFileSync(`${file}.${cacheName}.cache`);
  } catch {
    // Built without one: it only starts slower.
  }
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  const script = new vm.Script(wrapped, { filename: file, cachedData });
  // The bundle asks for modules of Node and for two packages, never for a file: so this file's require will do.
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, path.dirname(file));
  return { script, exports: module.exports };
};
