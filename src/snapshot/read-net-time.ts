/** `net time \\SERVER`: the server answers, and this is its clock. */
import { readLocalTime } from '../model/local-time.js';
import { machineAsked, namedServer } from './named-server.js';
import type { Reader } from './reading.js';

export const readNetTime: Reader = ({ lines, command, dateOrder }) => {
  const line = lines.find((candidate) => /\\\\/.test(candidate)) ?? '';
  const of = namedServer(line) ?? machineAsked(command);
  const clock = readLocalTime(line.replace(/\\\\\S+/, ' '), dateOrder);
  const problems = clock === null ? ['the time can be read in two ways, so it was not used'] : [];
  return { of, server: { reachable: true }, ...(clock === null ? {} : { machine: { clock } }), problems };
};
