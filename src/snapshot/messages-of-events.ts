/** Adds the events that are status messages of metering to the status messages of a snapshot: such an event is both. */
import { componentInText, machineInText } from './metering-message.js';
import type { SnapshotEvent, StatusMessage } from './reading.js';

type Messages = readonly StatusMessage[] | null | undefined;

/** A message that is there already, or in two events, is one message. Undefined where there is none, and none was collected. */
export function withMessagesOf(
  events: readonly SnapshotEvent[] | null | undefined,
  messages: Messages,
): StatusMessage[] | undefined {
  const known = new Set(messages?.map(keyOf));
  const told = (events ?? []).flatMap(messageOf).filter((message) => {
    const isNew = !known.has(keyOf(message));
    known.add(keyOf(message));
    return isNew;
  });
  return told.length === 0 && messages == null ? undefined : [...(messages ?? []), ...told];
}

/** The words may differ: an export prints them in its own way. Without a time they are all that tells two messages apart. */
function keyOf({ id, system, time, text }: StatusMessage): string {
  return JSON.stringify([id, system?.toUpperCase(), time ?? null, time == null ? text : null]);
}

function messageOf({ id, time, type, text }: SnapshotEvent): StatusMessage[] {
  const component = text ? componentInText(text) : null;
  if (!text || component === null) return [];
  const system = machineInText(text);
  return [
    {
      id,
      component,
      ...(system === null ? {} : { system }),
      ...(type == null ? {} : { severity: type }),
      text,
      ...(time == null ? {} : { time }),
    },
  ];
}
