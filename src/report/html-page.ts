/**
 * The frame of every HTML report: one file that loads nothing. The content security policy allows only our style and our script, by
 * their hashes, so that text from a log could never run as code.
 */
import { createHash } from 'node:crypto';
import { script } from './html-script.js';
import { style } from './html-style.js';
import { escapeHtml } from './html-text.js';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export function pageStart(title: string, version: string): string {
  return `${head(title, version, `script-src ${hashOf(script)}; `)}
<a class="skip" href="#findings">To the findings</a>
<div class="page">
`;
}

/** A complete page without a script. @param content HTML */
export function plainPage(title: string, version: string, content: string): string {
  return `${head(title, version, '')}
<div class="page">
${content}
</div>
</body>
</html>
`;
}

/** @param scripts the part of the policy that allows scripts; empty: none run */
function head(title: string, version: string, scripts: string): string {
  const policy = `default-src 'none'; style-src ${hashOf(style)}; ${scripts}base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="licdiag ${escapeHtml(version)}">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>`;
}

export function pageEnd(footer: string): string {
  return `<footer>${escapeHtml(footer)}</footer>\n</div>\n<script>${script}</script>\n</body>\n</html>\n`;
}
