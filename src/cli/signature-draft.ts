/** The files of a new signature. What a log line tells is filled in; the rest says FILL IN. */

/** Begins the trailer of an SMS record; the message precedes it. */
const trailer = '$$<';
const plainLine = 'ERROR: FILL IN what the log prints on METER09';

/** @returns the text of each file, by its path below the folder of the pack */
export function signatureDraft(id: string, line: string | null): Record<string, string> {
  const record = (line ?? plainLine).trim();
  const message = messageOf(record);
  return {
    [`${id}.yaml`]: yamlOf(id, message),
    [`${id}/match-one-line/Licsvcfg.log`]: asLog(record),
    [`${id}/clean-quiet-log/Licsvcfg.log`]: asLog(recordOf('The License Server Manager is waking up.')),
    [`${id}/near-half-of-the-line/Licsvcfg.log`]: asLog(recordOf(firstHalf(message))),
  };
}

function messageOf(record: string): string {
  const at = record.indexOf(trailer);
  return (at < 0 ? record : record.slice(0, at)).trim();
}

function asLog(record: string): string {
  return `${record.includes(trailer) ? record : recordOf(record)}\r\n`;
}

function recordOf(message: string): string {
  return `${message}  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>`;
}

function firstHalf(message: string): string {
  const words = message.split(/\s+/);
  return words.slice(0, Math.max(1, Math.floor(words.length / 2))).join(' ');
}

/** Replaces the first server name (after two backslashes, or after a quote) by a placeholder. A template cannot hold braces. */
function templateOf(message: string): string {
  const safe = message.replace(/[{}]/g, ' ');
  let isNamed = false;
  return safe.replace(
    /(\\\\|')([A-Z][A-Z0-9_-]{1,14})(?=\\|'|\s|$)|\b(METER09)\b/g,
    (all, before: string = '', name = '') => {
      if (isNamed) return all;
      isNamed = true;
      return name === '' ? '{server}' : `${before}{server}`;
    },
  );
}

function yamlOf(id: string, message: string): string {
  return `# licdiag explains each field: docs/signatures.md. Editors check as you type with schemas/signature.schema.json.
id: ${id}
# The article that documents it, such as Q214954, or null for a signature of your own.
article: null
title: "FILL IN: what failed, in one line"
# error: something does not work; warning: it will, or partly; info: good to know
severity: warning
# what the finding is about: server, client or site
subject: server
fixedIn: unknown
logs:
  clauses:
    failed:
      log: Licsvcfg.log
      template: ${JSON.stringify(templateOf(message))}
      # documented: the article prints this line; inferred: you have seen it, which caps the confidence at "possible"
      provenance: inferred
  any:
    - sequence: [failed]
cause: "FILL IN: what happened, and what the log does not tell."
remedy:
  type: workaround
  cautions:
    - "FILL IN: when the remedy is wrong or dangerous."
  steps:
    - text: "FILL IN: check first what would make the next step harmful."
      source: { article: Q200964, documented: false }
verify:
  - "FILL IN: how to see that it worked."
falsePositives:
  - "FILL IN: a healthy situation that looks alike."
references:
  - { article: Q200964, title: "Check list for a metering server that does not install" }
`;
}
