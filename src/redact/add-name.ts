/** Takes a name out of a field and files its parts: an account may carry its domain, a machine its DNS suffix. */
import { accountName } from '../model/account-name.js';
import type { NameKind } from './stand-in.js';

/** Called for each name that is found. */
export type NameFound = (kind: NameKind, name: string) => void;

const isAddress = /^(?:\d{1,3}\.){3}\d{1,3}$/;
/** DNS labels that tell of nobody. */
const topLevels = new Set('com net org edu gov mil int local lan corp internal intranet intra'.split(' '));

/** @param value what a field holds: `HQ\klein` is the domain HQ and the user klein, `meter02.example.com` a machine and a domain */
export function addName(kind: NameKind, value: string, found: NameFound): void {
  const name = value.trim().replace(/^\\+|[.$]+$/g, '');
  if (name === '' || name.startsWith('<')) return;
  const account = accountName(name);
  if (kind === 'user' && account.in !== '' && account.name !== '') {
    addDomain(account.in.split('.'), found);
    addName('user', account.name, found);
  } else if (kind === 'server' && name.includes('.') && !isAddress.test(name)) {
    const [machine = '', ...labels] = name.split('.');
    addName('server', machine, found);
    addDomain(labels, found);
  } else if (!isAddress.test(name) || isPossibleAddress(name)) {
    found(kind, name);
  }
}

function addDomain(labels: readonly string[], found: NameFound): void {
  // The last label of several may be that of a country.
  const own =
    labels.length > 1 && /^(?:[a-z]{2}|test|example)$/i.test(labels.at(-1) ?? '') ? labels.slice(0, -1) : labels;
  for (const label of own) if (!topLevels.has(label.toLowerCase())) addName('domain', label, found);
}

/** Four numbers with dots between them may also be a version, a mask, or the address of no machine in particular. */
function isPossibleAddress(address: string): boolean {
  return (
    address.split('.').every((part) => Number(part) < 256 && !/^0\d/.test(part)) && !/^(?:0|127|255)\./.test(address)
  );
}
