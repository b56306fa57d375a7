/**
 * What an artefact is, by its content: whatever it is called, and whatever the language of the Windows that wrote it. The
 * first test that holds decides, the most certain first.
 */
export interface Unrecognised {
  readonly lines: readonly string[];
  readonly command: string | null;
  readonly path: string;
}

const tests = {
  'site-control': ({ lines }) =>
    lines.some((line) =>
      /^\s*(?:SITE CONTROL FILE\s*\[|BEGIN_(?:FILE_DEFINITION|SITE_ACCOUNT|SYSTEM_RESOURCE_USE)\b)/.test(line),
    ),
  sc: ({ lines }) => lines.some((line) => /^\s*(?:SERVICE_NAME\s*:|\[SC\]\s)/.test(line)),
  'net-share': ({ lines }) => {
    const start = lines.findIndex((line) => /^-{20,}\s*$/.test(line));
    return start >= 0 && lines.slice(start).some((line) => /^(?:(?:ADMIN|IPC)\$\s|\S.*\s[A-Za-z]:\\)/.test(line));
  },
} as const satisfies Record<string, (artefact: Unrecognised) => boolean>;

export type ArtefactKind = keyof typeof tests;

export function recognise(artefact: Unrecognised): ArtefactKind | null {
  for (const kind of kinds) if (tests[kind](artefact)) return kind;
  return null;
}

const kinds = Object.keys(tests).filter((kind): kind is ArtefactKind => kind in tests);
