'use strict';
// Loads the built command from its packs (scripts/command-packs.js), the next one when a piece is in none that was read.
// Each comes with a V8 code cache that the build made: parsing is a third of the start-up. Node's own compile cache would
// write to disk, and came with Node 22. A cache of another Node is ignored.
const fs = require('node:fs');
const vm = require('node:vm');

const packs = ['start', 'scan', 'stages', 'rest'];
/** Bytes in which any of them finds room, and its cache. */
const largest = 1024 * 1024;

exports.load = function load(folder) {
  const pieces = {};
  const modules = {};
  const scripts = new Map();
  let packsRead = 0;
  const read = readerInto(largest);

  function requirePiece(id) {
    // Modules of Node, and two packages.
    if (!id.startsWith('./')) return require(id);
    const known = modules[id];
    if (known) return known.exports;
    const name = id.slice(2);
    while (!pieces[name]) {
      const file = `${folder}/${packs[packsRead++]}.cjs`;
      const script = readScript(file, read);
      scripts.set(file, script);
      Object.assign(pieces, script.runInThisContext());
    }
    const module = { exports: {} };
    modules[id] = module;
    pieces[name](module.exports, requirePiece, module);
    return module.exports;
  }

  return {
    exports: requirePiece('./entry.js'),
    scripts,
    get loaded() {
      return Object.keys(modules).map((id) => id.slice(2));
    },
  };
};

/**
 * Only the very Node that made a cache may use it. V8 compares its version but for the last part of it: with the cache of
 * Node 20.20.2, Node 20.19.0 ended in a segmentation fault.
 */
function cacheOf(file) {
  return `${file}.${process.version}-${process.platform}-${process.arch}.cache`;
}

exports.cacheOf = cacheOf;

/** Reads files into the same memory, one after the other: on some machines memory that is new costs more than what is done in it. */
function readerInto(size) {
  let memory = null;
  return (file) => {
    const descriptor = fs.openSync(file);
    try {
      const { size: needed } = fs.fstatSync(descriptor);
      if (memory === null || needed > memory.length) memory = Buffer.allocUnsafeSlow(Math.max(size, needed));
      let length = 0;
      for (let got = -1; got !== 0 && length < needed; length += got)
        got = fs.readSync(descriptor, memory, length, needed - length, null);
      return memory.subarray(0, length);
    } finally {
      fs.closeSync(descriptor);
    }
  };
}

function readScript(file, read) {
  // The packs are ASCII, so that this is a plain copy of their bytes.
  const source = read(file).latin1Slice();
  let cachedData;
  try {
    cachedData = read(cacheOf(file));
  } catch {
    // Built without one: it only starts slower.
  }
  return new vm.Script(source, { filename: file, cachedData });
}
