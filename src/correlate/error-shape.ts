/** The shape of an error line: what is left when names, numbers and paths are folded. Lines of one shape are one group. */
import { cutText } from '../model/cut-text.js';

const longest = 400;
/** `the service INSTALL_ODBC on SHINER-BOCK` (Q226850): the name of a service has a capital letter, and a server is no word of a sentence. */
const startedOn =
  /(\b(?:[Ss]ervice|SERVICE)\s+(?=\w{0,63}[A-Z])\w{1,64}\s+(?:on|ON)\s+)(?!(?:the|a|an|this|that|all|any|each|every|both|one|its|which|server|computer|machine|host|domain|site|node|port|drive|local|remote|behalf|demand|request|error|failure|exit|startup|shutdown|reboot|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)([A-Za-z0-9][\w$-]{0,62})(?![\w\\])/g;
const folds: readonly (readonly [pattern: RegExp, stand: string])[] = [
  [/\\\\(?:[^\\\s'"]|'(?=\w))+/g, '\\\\{server}'],
  // The share stays: it tells which part of the server is meant.
  [/(\\\\\{server\}\\[^\\\s'",;)]+)\\[^\s'",;:)]+/g, '$1\\{path}'],
  // A name may hold a quote itself: O'BRIEN1.
  [
    /(\bserver\s+['"]?)(?!service|manager|share|name|is\b|was\b|has\b)[A-Za-z0-9](?:[\w!#$%&@^(){}~-]|'(?=\w)){0,62}(?=['"])/gi,
    '$1{server}',
  ],
  // The form is that of Q226850; elsewhere only a word in capitals is surely a name.
  [startedOn, '$1{server}'],
  [
    /(\b(?:[Oo]n|[Ss]erver|[Mm]achine|[Cc]omputer)\s+)(?!(?:ID|NT|SMS|SQL|ODBC|ACCOUNT|CLOSED?|DOWN|ERROR|EXIT|FAIL(?:ED|S|URE)|HAS|IS|NAME|NOT|OFF|OPEN|READ|START|STOP|TIMEOUT|UP|WAS|WRITE)\b)[A-Z][A-Z0-9_$-]+\b(?!\\|\s?=)/g,
    '$1{name}',
  ],
  [/(\b[Ss]ite\s+)(?!(?:CAP|SMS|SQL|HAS|NOT|WAS)\b)[A-Z0-9]{3}\b/g, '$1{name}'],
  [/(\b(?:user|account|uid|login)\s?=\s?)[^\s'",;]+/gi, '$1{name}'],
  [/\b[A-Za-z]:\\[^\s'",;)]*(?: [\w.-]+\\[^\s'",;)]*)?/g, '{path}'],
  [/\{[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}\}|\b[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\b/g, '{guid}'],
  // The second quote of `'{server}'` begins no other name.
  [/(?<!\{\w{1,12}\})'[^'{][^']{0,199}'/g, "'{name}'"],
  [/(?<!\{\w{1,12}\})"[^"{][^"]{0,199}"/g, '"{name}"'],
  [/\b[A-Za-z][\w.-]{0,62}\\[A-Za-z][\w.$-]{0,62}/g, '{name}'],
  [
    /\b[\w$~-]{1,64}(?:\.[\w$~-]{1,64}){0,8}\.(?!(?:Add|End|Get|New|Put|Run|Set)\b)[A-Za-z]{2}[A-Za-z0-9_]\b(?!\.\w)/g,
    '{name}',
  ],
  [/\b0[xX][0-9A-Fa-f]+\b|\b(?=[0-9A-Fa-f]*\d)[0-9A-Fa-f]{8}\b/g, '{number}'],
  // A word such as RegOpenKeyEx2 is a call, Win32Exception a class.
  [
    /\b(?![Ww]in32\b|WIN32\b|[A-Za-z0-9]{0,40}[a-z]\d{0,3}[A-Z])[A-Za-z]{1,8}[-_]?[A-Za-z0-9]*\d[A-Za-z0-9-]*\b/g,
    '{name}',
  ],
  [/-?\b\d[\d.,:/-]*(?:(?<=\d)[A-Za-z]\w{0,7})?\b/g, '{number}'],
  // Line breaks at the ends of the message.
  [/^[~\s]+|[~\s]+$/g, ''],
];

/** What is worked out from the text of an error. */
interface Told {
  readonly shape: string;
  readonly servers: readonly string[];
}

/** Remembered by text: logs say the same again and again. */
const known = new Map<string, Told>();
const mostKnown = 1000;

export function shapeOf(text: string): string {
  return toldBy(text).shape;
}

/** Servers that a line names: the first part of a UNC name, the quoted name at the end of a general failure line, or that on which a service is started. */
export function serversIn(text: string): readonly string[] {
  return toldBy(text).servers;
}

function toldBy(text: string): Told {
  const before = known.get(text);
  if (before) return before;
  const told = { shape: findShape(text), servers: findServers(text) };
  if (known.size >= mostKnown) known.clear();
  known.set(text, told);
  return told;
}

function findShape(text: string): string {
  const status = statusRecord.exec(text);
  if (status) return `STATMSG: ID=${status[1]} SEV=${status[2]} COMP=${status[3]}`;
  return folds.reduce((shape, [pattern, stand]) => shape.replace(pattern, stand), cutText(text, longest));
}

/** A status message in a log. Its number says what it is; its other fields differ each time, so they are no part of the shape. */
const statusRecord = /^STATMSG: ID=(\d+) SEV=(\w)[^\r\n]{0,300}?\bCOMP=("[^"]*")/i;

function findServers(text: string): string[] {
  const unc = [...text.matchAll(/\\\\((?:[^\\\s'"<>:;,]|'(?=\w)){1,63})/g)].map(([, name = '']) => name);
  const named = [...text.matchAll(/\bserver\b[ '"]+([A-Za-z0-9](?:[\w!#$%&@^(){}~-]|'(?=\w)){0,62})['"]/gi)].map(
    ([, name = '']) => name,
  );
  const started = [...text.matchAll(startedOn)].map(([, , name = '']) => name);
  return [
    ...new Set([...unc, ...named, ...started].filter((name) => name !== '.').map((name) => name.toUpperCase())),
  ].sort();
}
