/**
 * `compver.ini`: the version of one client component that the site gives out (not the version of the site). No article shows its
 * keys, so the version is found by its form.
 */
import type { Reader } from './reading.js';

const version = /(?<![\d.])(\d{1,5}\.\d{1,5}\.\d{1,5}\.\d{1,5})(?![\d.])/;

export const readCompver: Reader = ({ text, path, command }) => {
  const found = version.exec(text)?.[1];
  if (found === undefined) return { problems: ['holds no version'] };
  const place = command ?? path.replaceAll('/', '\\');
  const component = /licen[sc]e[ _]metering|licmtr/i.test(text) ? 'licmtr' : componentOf(place);
  if (component === null)
    return { problems: ['does not tell of which client component it is: keep the name of its folder'] };
  const isOfAccessPoint = /clicomp\.box/i.test(place);
  if (component !== 'licmtr') return isOfAccessPoint ? {} : { facts: { [`compver.${component}`]: found } };
  const clientAgent = { version: found };
  // That of a client access point may still be older than that of the site, and gives way to it.
  return isOfAccessPoint
    ? { isRough: true, clientAgent, machine: { files: [{ name: component, version: found, present: true }] } }
    : { clientAgent };
};

/** From `clicomp.src\licmtr\compver.ini`, `Compverlicmtr.ini` or `compver.licmtr.ini`. */
function componentOf(path: string): string | null {
  const found =
    /([^\\]+)\\compver\.(?:ini|txt)$/i.exec(path)?.[1] ?? /compver[-_.]?([a-z0-9]+)\.(?:ini|txt)$/i.exec(path)?.[1];
  const name = found?.toLowerCase() ?? '';
  return /^(?:base|hinv|licmtr|remctrl|sinv|smsapm32|snmpelea|swdist|wbem)$/.test(name) ? name : null;
}
