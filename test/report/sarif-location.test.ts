/** Where a quote stands, as a URI, for the forms that paths have on Windows and elsewhere. */
import { expect, it } from 'vitest';
import { locationOf } from '../../src/report/scan/sarif-location.js';

it.each([
  ['logs/Licsvcfg.log', 'logs/Licsvcfg.log'],
  ['the logs/Zürich.log', 'the%20logs/Z%C3%BCrich.log'],
  ['/srv/logs/a.log', 'file:///srv/logs/a.log'],
  ['C:/SMS/Logs/a.log', 'file:///C:/SMS/Logs/a.log'],
  ['C:logs/a.log', './C:logs/a.log'],
  ['//HQ1/logs/a.log', 'file://HQ1/logs/a.log'],
  // The question mark was taken for the name of a server.
  ['//?/C:/SMS/Logs/a.log', 'file:///C:/SMS/Logs/a.log'],
  ['//?/UNC/HQ1/logs/a.log', 'file://HQ1/logs/a.log'],
  ['//?/unc/HQ1/logs/a.log', 'file://HQ1/logs/a.log'],
])('%s', (file, uri) => {
  expect(locationOf({ file, line: 1, text: '', time: null })[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
});
