'use strict';
// Loads the built command from its packs (scripts/command-packs.js), the next one when a piece is in none that was read.
// Each comes with a V8 code cache that the build made: parsing is a third of the start-up. Node's own compile cache would
// write to disk, and came with Node 22. A cache of another Node is ignored.
const fs = require('node:fs');
const vm = require('node:vm');

const packs = ['start', 'scan', 'stages', 'rest'];
/** A pipe in place of a file would be waited for. Windows has no such flag. */
const atOnce = fs.constants.O_RDONLY | fs.constants.O_NONBLOCK;

exports.load = function load(folder) {
  const pieces = {};
  const modules = {};
  const scripts = new Map();
  let packsRead = 0;

  function requirePiece(id) {
    // Modules of Node, and two packages.
    if (!id.startsWith('./')) return require(id);
    const known = modules[id];
    if (known) return known.exports;
    const name = id.slice(2);
    while (!pieces[name]) readPack(name);
    const module = { exports: {} };
    modules[id] = module;
    pieces[name](module.exports, requirePiece, module);
    return module.exports;
  }

  function readPack(wanted) {
    if (packsRead === packs.length) throw new UnusablePart(folder, `${wanted} is in none of its files`);
    const file = `${folder}/${packs[packsRead]}.cjs`;
    try {
      const script = readScript(file);
      Object.assign(pieces, script.runInThisContext());
      scripts.set(file, script);
    } catch (error) {
      throw new UnusablePart(file, error.message, { cause: error });
    }
    packsRead += 1;
  }

  return {
    exports: requirePiece('./entry.js'),
    scripts,
    get loaded() {
      return Object.keys(modules).map((id) => id.slice(2));
    },
  };
};

/** Nothing is wrong with what was asked for: something that licdiag consists of is not there, or not what it should be. */
class UnusablePart extends Error {
  code = 'UNUSABLE_PART';

  constructor(file, why, options) {
    super(`${file}, a part of licdiag, cannot be used: ${why}; if it is damaged, install licdiag again`, options);
  }
}

/**
 * Only the very Node that made a cache may use it. V8 compares its version but for the last part of it: with the cache of
 * Node 20.20.2, Node 20.19.0 ended in a segmentation fault.
 */
function cacheOf(file) {
  return `${file}.${process.version}-${process.platform}-${process.arch}.cache`;
}

exports.cacheOf = cacheOf;

/**
 * Reads files into the same memory, one after the other: on some machines memory that is new costs more than what is done in
 * it. It is given up with the reader: kept, it would make each larger piece that V8 asks for later a new one.
 */
function reader() {
  let memory = Buffer.alloc(0);
  return (file) => {
    const descriptor = fs.openSync(file, atOnce);
    try {
      const { size } = fs.fstatSync(descriptor);
      // A cache is up to twice as large as its pack.
      if (size > memory.length) memory = Buffer.allocUnsafeSlow(2 * size);
      let length = 0;
      for (let got = -1; got !== 0 && length < size; length += got)
        got = fs.readSync(descriptor, memory, length, size - length, null);
      return memory.subarray(0, length);
    } finally {
      fs.closeSync(descriptor);
    }
  };
}

function readScript(file) {
  const read = reader();
  // The packs are ASCII, so that this is a plain copy of their bytes.
  const bytes = read(file);
  const sum = sumOf(bytes, 0);
  const source = bytes.latin1Slice();
  return new vm.Script(source, { filename: file, cachedData: readCache(cacheOf(file), sum, read) });
}

const sealSize = 4;
/** Words from one that is summed up to the next: disks lose whole sectors. To look at each would take as long as V8 does. */
const step = 512 / 4;

/**
 * A cache as it is kept, with a sum of it and of its pack behind it. V8 looks only at the lengths of both: with one that lost
 * a part, as in a crash while it was written, it ends in a segmentation fault.
 */
exports.sealed = function sealed(pack, cache) {
  const seal = Buffer.alloc(sealSize);
  seal.writeInt32LE(sumOf(cache, sumOf(pack, 0)));
  return Buffer.concat([cache, seal]);
};

function readCache(file, sumOfPack, read) {
  try {
    const bytes = read(file);
    const cache = bytes.subarray(0, -sealSize);
    return sumOf(cache, sumOfPack) === bytes.readInt32LE(cache.length) ? cache : undefined;
  } catch {
    // Built without one: it only starts slower.
    return undefined;
  }
}

function sumOf(bytes, start) {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = start;
  for (let i = 0; i < words.length; i += step) sum = (Math.imul(sum, 31) + words[i]) | 0;
  return sum;
}
