/** The style of the HTML report: light or dark as the reader's system, black on white on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --card: #ffffff; --line: #d5d9df; --text: #1b222b; --soft: #55606e; --link: #0b57b0;
  --code: #f1f3f6; --mark: #fff3cd; --mark-line: #c98a00;
  --error: #b3181d; --error-soft: #fdebec; --warning: #8a5200; --warning-soft: #fff4de; --info: #0b57b0; --info-soft: #e6f0fb;
  --good: #1a6b35; --good-soft: #e5f5ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181d; --card: #1d232a; --line: #39424d; --text: #e6eaef; --soft: #a9b4c0; --link: #8ab8f5;
    --code: #151a20; --mark: #3a2f10; --mark-line: #d9a441;
    --error: #ff8f8f; --error-soft: #3a1c1f; --warning: #f0b656; --warning-soft: #35290f; --info: #8ab8f5; --info-soft: #17293f;
    --good: #7fd397; --good-soft: #16301f;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", sans-serif; }
.page { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
h1 { font-size: 1.05rem; font-weight: 600; color: var(--soft); margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .6rem; }
h3 { font-size: 1rem; margin: 1.3rem 0 .4rem; }
p { margin: .4rem 0; }
a { color: var(--link); }
a:focus-visible, .rows:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
ul, ol { margin: .3rem 0; padding-left: 1.4rem; }
li { margin: .25rem 0; }
code, pre, .place { font-family: ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; font-size: .86rem; }
.verdict { font-size: 1.65rem; line-height: 1.25; font-weight: 700; margin: 0 0 .4rem; overflow-wrap: anywhere; }
.verdict.failure { color: var(--error); } .verdict.warning, .verdict.nothing-known { color: var(--warning); } .verdict.good { color: var(--good); }
.soft { color: var(--soft); }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.2rem 0; padding: 0; list-style: none; }
.tiles li { flex: 1 1 7rem; margin: 0; padding: .7rem .9rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.tiles strong { display: block; font-size: 1.5rem; line-height: 1.2; }
.tiles .error strong { color: var(--error); } .tiles .warning strong { color: var(--warning); } .tiles .good strong { color: var(--good); }
table { border-collapse: collapse; width: 100%; background: var(--card); border: 1px solid var(--line); font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .65rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
td code { overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; }
td.name, td.wide { white-space: nowrap; }
.badge { display: inline-block; padding: .05rem .5rem; border-radius: 4px; font-size: .76rem; font-weight: 700; letter-spacing: .03em; border: 1px solid; }
.badge.error { color: var(--error); background: var(--error-soft); } .badge.warning { color: var(--warning); background: var(--warning-soft); }
.badge.info { color: var(--info); background: var(--info-soft); } .badge.resolved, .badge.done { color: var(--good); background: var(--good-soft); }
.badge.forbidden { color: var(--error); background: var(--error-soft); } .badge.unknown { color: var(--warning); background: var(--warning-soft); }
.finding { background: var(--card); border: 1px solid var(--line); border-left: 5px solid var(--info); border-radius: 8px; padding: 1rem 1.2rem 1.2rem; margin: 1.1rem 0; }
.finding.error { border-left-color: var(--error); } .finding.warning { border-left-color: var(--warning); } .finding.resolved { border-left-color: var(--good); }
.finding:target { outline: 3px solid var(--link); outline-offset: 2px; }
.finding h2 { margin: .45rem 0 .5rem; overflow-wrap: anywhere; }
.finding h2 a { color: inherit; text-decoration: none; } .finding h2 a:hover { text-decoration: underline; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .6rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.evidence { margin: .5rem 0; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.evidence .place { display: block; padding: .25rem .7rem; background: var(--code); border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.lines { margin: 0; padding: .3rem 0; list-style: none; font-family: ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; font-size: .84rem; line-height: 1.45; }
.lines li { display: grid; grid-template-columns: 4.2rem 1fr; gap: .7rem; margin: 0; padding: 0 .7rem; border-left: 3px solid transparent; }
.lines .number { text-align: right; color: var(--soft); } .lines .line { white-space: pre-wrap; overflow-wrap: anywhere; }
.lines .context { color: var(--soft); }
mark { background: none; color: inherit; }
.lines .quoted { background: var(--mark); border-left-color: var(--mark-line); }
.says { padding: .25rem .7rem .5rem; }
.command { margin: .35rem 0; padding: .45rem .7rem; background: var(--code); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
.steps > li { margin: .7rem 0; }
.careful { border: 1px solid var(--warning); border-radius: 6px; background: var(--warning-soft); padding: .2rem 1rem .6rem; margin: 1rem 0; }
.careful h3 { margin-top: .6rem; color: var(--warning); }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; align-items: center; margin: 1rem 0; }
.filter[hidden] { display: none; }
.filter input[type=search] { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 6px; padding: .3rem .6rem; min-width: 15rem; }
.picture { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; overflow-x: auto; }
.rows { overflow-x: auto; }
/* Narrower than that its words cannot be read: then it scrolls. */
.picture svg { display: block; min-width: 42rem; max-width: 100%; height: auto; }
.skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .4rem .8rem; }
details { margin: .6rem 0; } summary { cursor: pointer; }
footer { margin-top: 2.5rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .88rem; }
@media (max-width: 40rem) { .page { padding: 1rem .6rem 2rem; } th, td { padding: .4rem; overflow-wrap: anywhere; } td.name { white-space: normal; overflow-wrap: break-word; } .rows th, .rows td { overflow-wrap: break-word; } .filter input[type=search] { min-width: 0; } .badge { font-size: .66rem; padding: .05rem .25rem; } .lines li { grid-template-columns: 2.8rem 1fr; } .wide { display: none; } dl { grid-template-columns: 1fr; } dt { margin-top: .3rem; } }
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --card: #ffffff; --line: #b9bfc7; --text: #000000; --soft: #3d4650; --link: #000000;
    --code: #f3f4f6; --mark: #fff3cd; --mark-line: #c98a00;
    --error: #a01419; --error-soft: #ffffff; --warning: #704300; --warning-soft: #ffffff; --info: #0b4a94; --info-soft: #ffffff;
    --good: #14572b; --good-soft: #ffffff;
  }
  @page { margin: 16mm 14mm; }
  body { font-size: 10.5pt; }
  .page { max-width: none; padding: 0; }
  .filter, .skip { display: none; }
  .picture svg { min-width: 0; }
  .rows pre { white-space: pre-wrap; }
  .finding { border-radius: 0; break-before: auto; }
  .head { break-inside: avoid; }
  .head, h2, h3, .evidence .place { break-after: avoid; }
  .lines li, .steps > li, .careful, tr, .tiles { break-inside: avoid; }
  .finding { padding: .4rem .9rem .6rem; }
  .lines { font-size: .76rem; }
  .finding[hidden], tr[hidden] { display: revert; }
  .finding h2 a, td a { text-decoration: none; }
  details::details-content { content-visibility: visible; height: auto; }
}
`;
