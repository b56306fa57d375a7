'use strict';
// Loaded before the second `watch`: tells on descriptor 3, now and then, what its heap holds after a collection. What a
// process takes from the system goes up and down with the mood of the collector; what is left after one only grows by a leak.
const fs = require('node:fs');

setInterval(
  () => {
    globalThis.gc();
    fs.writeSync(3, `${process.memoryUsage().heapUsed}\n`);
  },
  Number(process.env.SOAK_SAMPLE_MS ?? 10_000),
).unref();
