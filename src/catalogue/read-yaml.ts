/** Reads the YAML of one file of a user, with limits, and tells on which line a field stands, for messages about it. */
import { isNode, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { messageOf } from '../errors.js';
import { schemaMessage } from '../model/schema-message.js';

const mostCharacters = 256 * 1024;
/** A file that refers to itself over and over is an attack, not a signature. */
const mostAliases = 20;
/** More are not shown: one broken line makes many of those after it look broken. */
const mostMistakes = 20;

export interface YamlFile {
  readonly data: unknown;
  /** @param field path such as `logs.clauses.failed.log`; the nearest part of it that exists counts */
  lineOf(field: string): number;
}

/**
 * The content, or what is wrong with it as `file:line: message`, all at once.
 * @param file as messages name it
 */
export function readYaml(text: string, file: string): YamlFile | { mistakes: string[] } {
  if (text.length > mostCharacters) return { mistakes: [`${file}: is larger than ${mostCharacters} characters`] };
  if (text.includes('\0')) return { mistakes: [`${file}: is no text in UTF-8; save it as UTF-8`] };
  try {
    const lines = new LineCounter();
    // No warnings: they would reach standard error without being made printable. The schema says what is wrong.
    const document = parseDocument(text.replace(/^\ufeff/, ''), {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'error',
    });
    if (document.errors.length > 0) {
      const told = document.errors.map(
        ({ pos, message }) => `${file}:${lines.linePos(pos[0]).line}: ${inWords(message)}`,
      );
      // Deep nesting gives a mistake for each bracket; the one at which the parser gave up explains them all.
      const deep = told.filter((mistake) => mistake.endsWith(tooDeep));
      return { mistakes: [...new Set(deep.length > 0 ? deep : told)].slice(0, mostMistakes) };
    }
    const lineOf = (field: string): number => {
      for (let path = field.split('.'); path.length > 0; path = path.slice(0, -1)) {
        const node = document.getIn(
          path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
          true,
        );
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    };
    return { data: document.toJS({ maxAliasCount: mostAliases }), lineOf };
  } catch (error) {
    return { mistakes: [`${file}: ${inWords(messageOf(error))}`] };
  }
}

const tooDeep = 'is nested too deeply';

/** What the parser says to programmers, in words for an administrator. */
function inWords(message: string): string {
  if (/call stack/i.test(message)) return tooDeep;
  if (/multiple documents/i.test(message)) return 'a second document begins here (---), and a file holds one';
  if (/alias count/i.test(message)) return 'has anchors that stand for one another over and over: write the values out';
  if (/keys must be unique/i.test(message)) return 'this field stands there already';
  if (/nested mappings/i.test(message)) return 'a text with a colon in it needs quotes around it';
  return message;
}

/** What a schema has to say about a list of entries, which people count from 1. */
export function listMistake(issue: z.core.$ZodIssue, file: string, { lineOf }: YamlFile): string {
  const { path, message } = issue;
  const [entry, ...field] = path;
  const told = [...(typeof entry === 'number' ? [`entry ${entry + 1}`] : []), field.join('.'), schemaMessage(message)];
  const place = issue.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path;
  return `${file}:${lineOf(place.join('.'))}: ${told.filter((part) => part !== '').join(': ')}`;
}
