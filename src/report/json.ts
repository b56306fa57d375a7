import type { Writer } from './writer.js';

export const writeJson: Writer = (report) => `${JSON.stringify(report, null, 2)}\n`;
