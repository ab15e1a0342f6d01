/** The style sheet of the HTML report: one typeface of the system, light and dark, and A4 paper, where nothing may stay folded. */
export const HTML_STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1b1f24; --soft: #57606a; --faint: #6e7781; --line: #d5dae0; --ground: #ffffff; --panel: #f6f8fa; --link: #0b57a4;
  --pass: #1a7f4b; --fail: #c3292f; --unknown: #2f6fb0; --waived: #8a6d1f; --error: #8b3fb5;
  --warn-ground: #fff6e0; --warn-line: #d9a514;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6e9ed; --soft: #a3adb8; --faint: #8b949e; --line: #353c45; --ground: #14181d; --panel: #1c2228; --link: #7db8f5;
    --pass: #4cc38a; --fail: #ff7b80; --unknown: #7db8f5; --waived: #d9b95b; --error: #d59af2;
    --warn-ground: #332a10; --warn-line: #b98d12;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 76rem; background: var(--ground); color: var(--ink);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
}
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.9rem; margin: 0 0 .3rem; letter-spacing: -.01em; }
h2 { font-size: 1.35rem; margin: 3rem 0 .8rem; padding-top: .9rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.08rem; margin: 2rem 0 .4rem; }
h4 { font-size: .95rem; margin: 1.2rem 0 .3rem; }
p { margin: .5rem 0; max-width: 48rem; }
a { color: var(--link); }
code, .n { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .86em; unicode-bidi: isolate; overflow-wrap: anywhere; }
.lead { color: var(--soft); font-size: 1.05rem; margin-bottom: 1.4rem; }
.soft { color: var(--soft); }
.small { font-size: .87em; }
.wrap { overflow-x: auto; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.4rem; margin: 1.2rem 0; padding: 1rem 1.2rem; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
nav ol { columns: 2; margin: .3rem 0 0; padding-left: 1.4rem; max-width: 48rem; }
.notice { margin: 1.2rem 0; padding: .8rem 1.1rem; border: 1px solid var(--line); border-left: 5px solid var(--pass); border-radius: 6px; background: var(--panel); }
.notice.warn { border-color: var(--warn-line); border-left-color: var(--warn-line); background: var(--warn-ground); }
.notice p { margin: .2rem 0; } .notice ul { margin: .3rem 0; padding-left: 1.2rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; font-size: .82em; color: var(--soft); white-space: nowrap; vertical-align: bottom; }
th, td { padding: .38rem .7rem .38rem 0; border-bottom: 1px solid var(--line); }
td { vertical-align: top; overflow-wrap: break-word; }
caption { text-align: left; padding-bottom: .2rem; }
td.num, th.num { text-align: right; white-space: nowrap; overflow-wrap: normal; }
td.zero { color: var(--faint); }
td.key { white-space: nowrap; }
td.hash { font-size: .78em; }
table.findings { table-layout: fixed; }
table.findings .c-outcome { width: 6.6rem; } table.findings .c-policy { width: 20%; } table.findings .c-resource { width: 32%; }
table.glance { table-layout: fixed; min-width: 44rem; }
table.glance .c-control { width: 8%; } table.glance .c-visible { width: 17%; } table.glance .c-bar { width: 15%; }
table.glance th.num { width: 6.5%; } table.glance th.num.wide { width: 9.5%; }
table.passes .c-policy { width: 15rem; }
.where { display: block; font-size: .92em; color: var(--soft); }
.badge { white-space: nowrap; font-weight: 600; }
.pass .badge, .badge.pass { color: var(--pass); } .fail .badge, .badge.fail { color: var(--fail); }
.unknown .badge, .badge.unknown { color: var(--unknown); } .waived .badge, .badge.waived { color: var(--waived); }
.error .badge, .badge.error { color: var(--error); }
.severity { display: block; font-size: .8em; color: var(--soft); }
svg.bar { display: block; width: 100%; height: 10px; border-radius: 3px; background: var(--panel); }
svg.bar.tall { height: 18px; }
td.bar { padding-top: .85rem; }
rect.pass { fill: var(--pass); } rect.fail { fill: var(--fail); } rect.unknown { fill: var(--unknown); } rect.waived { fill: var(--waived); } rect.error { fill: var(--error); }
ul.counts { display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; list-style: none; margin: .8rem 0; padding: 0; }
ul.counts b { font-size: 1.5rem; font-variant-numeric: tabular-nums; margin-right: .3rem; }
article.control, article.policy { border: 1px solid var(--line); border-radius: 8px; padding: .2rem 1.2rem .8rem; margin: 1.2rem 0; }
article h3 { margin-top: .9rem; }
details { margin: .5rem 0; } summary { cursor: pointer; color: var(--link); }
.filters { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .8rem 0; padding: .6rem 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .7rem 1rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .87em; }
@media screen {
  body:has(#show-fail:not(:checked)) tr.fail, body:has(#show-unknown:not(:checked)) tr.unknown,
  body:has(#show-waived:not(:checked)) tr.waived, body:has(#show-error:not(:checked)) tr.error,
  body:has(#show-pass:not(:checked)) .passing { display: none; }
}
@media screen and (max-width: 48rem) {
  dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: .5rem; }
  nav ol { columns: 1; } main table { display: block; overflow-x: auto; }
}
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #57606a; } }
@media print {
  :root {
    color-scheme: light;
    --ink: #000; --soft: #444; --faint: #666; --line: #c4c9cf; --ground: #fff; --panel: #f6f8fa; --link: #000;
    --pass: #1a7f4b; --fail: #c3292f; --unknown: #2f6fb0; --waived: #8a6d1f; --error: #8b3fb5;
    --warn-ground: #fff6e0; --warn-line: #d9a514;
  }
  body { font-size: 9.5pt; line-height: 1.42; max-width: none; padding: 0; }
  th, td { padding: .24rem .6rem .24rem 0; } table.glance { min-width: 0; } td.bar { padding-top: .55rem; }
  table.findings .c-outcome { width: 5.4rem; }
  .filters { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  summary { list-style: none; color: var(--ink); font-weight: 600; }
  a { text-decoration: none; }
  h2 { margin-top: 1.8rem; } h2, h3, h4, summary { break-after: avoid; }
  tr, dl.facts, .notice { break-inside: avoid; } thead { display: table-header-group; }
  article.control, article.policy { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: 0; }
  .wrap { overflow: visible; }
  svg.bar, .notice, dl.facts, pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
