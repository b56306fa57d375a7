/** A quoted line as a SARIF location. Paths become URIs: `C:/logs` with its scheme, `//server/share` with its host, others relative. */
export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number; readonly snippet: { readonly text: string } };
  };
  readonly properties: { readonly time: string | null };
}

interface Place {
  readonly file: string | null;
  readonly line: number | null;
  readonly text: string;
  readonly time: string | null;
}

export function locationOf({ file, line, text, time }: Place): SarifLocation[] {
  if (file === null || line === null) return [];
  const region = { startLine: Math.max(1, line), snippet: { text } };
  return [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region }, properties: { time } }];
}

/** Half of a pair of UTF-16, as a damaged name may have, is no letter of a URI. */
function uriOf(given: string): string {
  // A long name of Windows is that of a drive or a share, behind a mark that no URI knows.
  const path = given.replace(/^\/\/\?\/(?:(?=[A-Za-z]:)|UNC(?=\/))/i, ({ length }) => (length > 4 ? '/' : ''));
  const encoded = path
    .split('/')
    .map((part) => encodeURIComponent(Buffer.from(part, 'utf8').toString('utf8')).replaceAll('%3A', ':'))
    .join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${encoded}`;
  if (encoded.startsWith('//')) return `file:${encoded}`;
  if (encoded.startsWith('/')) return `file://${encoded}`;
  // A first part with a colon would be taken for a scheme.
  return encoded.split('/')[0]?.includes(':') ? `./${encoded}` : encoded;
}
