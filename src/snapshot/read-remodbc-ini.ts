/** `Remodbc.ini`: the weekly pack and the log of the metering service. `Logon` means "log on": it switches the log on (Q244875). */
import type { Reader, Reading } from './reading.js';

export const readRemodbcIni: Reader = ({ lines }) => {
  const values = new Map<string, string>();
  for (const line of lines) {
    const [, key = '', value = ''] = /^\s*([A-Za-z]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== '') values.set(key.toLowerCase(), value);
  }
  const number = (key: string): number | null => {
    const value = values.get(key) ?? '';
    return /^\d{1,10}$/.test(value) ? Number(value) : null;
  };
  const [interval, at, logging] = [number('packinterval'), number('packtime'), number('logon')];
  const server: NonNullable<Reading['server']> = {};
  if (interval !== null) server.packIntervalSeconds = interval;
  // Seconds since 1970. It is not documented whether they are local or UTC, so the hour may be wrong by the time zone.
  if (at !== null) server.packTime = new Date(at * 1000).toISOString().slice(0, 19);
  if (logging !== null) server.remodbcLogging = logging !== 0;
  return { server };
};
