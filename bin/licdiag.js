#!/usr/bin/env node
'use strict';
const path = require('node:path');
const { load } = require('./load.js');

try {
  load(path.join(__dirname, '../dist/command'))
    .exports.run(path.join(__dirname, 'worker.js'))
    .then((code) => {
      process.exitCode = code;
    });
} catch (error) {
  if (error.code !== 'UNUSABLE_PART') throw error;
  const isBuilt = error.cause?.code !== 'ENOENT';
  process.stderr.write(`licdiag: ${isBuilt ? error.message : 'not built yet; run "npm run build" first'}\n`);
  process.exitCode = 2;
}
