'use strict';
// A thread of `scan`: diagnoses the streams it is given with the same bundle, and posts what it found. What it needs is
// loaded before there are any.
const path = require('node:path');
const { parentPort } = require('node:worker_threads');
const { load } = require('./load.js');

const ready = load(path.join(__dirname, '../dist/command')).exports.prepareShares();

parentPort.once('message', async (share) => {
  const diagnoseShare = await ready;
  parentPort.postMessage(await diagnoseShare(share));
});
