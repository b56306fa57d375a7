'use strict';
// A thread of `scan`: diagnoses the streams it is given with the same bundle, and posts what it found.
const path = require('node:path');
const { parentPort, workerData } = require('node:worker_threads');
const { load } = require('./load.js');

load(path.join(__dirname, '../dist/command'))
  .exports.runShare(workerData)
  .then((results) => parentPort.postMessage(results));
