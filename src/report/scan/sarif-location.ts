/** A quoted line as a SARIF location. Absolute paths become `file:` URIs (`C:/logs`, `//server/share`), others relative ones. */
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

function uriOf(given: string): string {
  // The prefixes of long Windows names, `\\?\` and `\\?\UNC\`, mean nothing in a URI.
  const path = given.replace(/^\/\/\?\/(?:(?=[A-Za-z]:)|UNC(?=\/))/i, ({ length }) => (length > 4 ? '/' : ''));
  const encoded = path
    .split('/')
    // Through a Buffer, which replaces lone surrogates in damaged names: encodeURIComponent throws on them.
    .map((part) => encodeURIComponent(Buffer.from(part, 'utf8').toString('utf8')).replaceAll('%3A', ':'))
    .join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${encoded}`;
  if (encoded.startsWith('//')) return `file:${encoded}`;
  if (encoded.startsWith('/')) return `file://${encoded}`;
  // Without `./` a colon in the first part would make it a scheme.
  return encoded.split('/')[0]?.includes(':') ? `./${encoded}` : encoded;
}
