/** Colours that keep their contrast on both grounds; what they say is said in words too. */
export const style = `\
:root {
  --block: #a40e26; --warn: #8a4600; --info: #0a4fa3; --good: #14602b;
  --added: #dafbe1; --removed: #ffebe9; --line: #8c959f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --block: #ff9492; --warn: #f0b72f; --info: #91cbff; --good: #56d364;
    --added: #12361e; --removed: #4a1c1d; --line: #768390;
  }
}
body { max-width: 80rem; margin: 0 auto; padding: 1rem; }
h1 { margin-block: 0 .5rem; }
h2 { font-size: 1.25rem; margin-block: 1.5rem .5rem; }
summary > h2 { display: inline; }
a { color: inherit; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
.tools { align-items: center; background: Canvas; border-block-end: 1px solid var(--line); display: flex;
  flex-wrap: wrap; gap: .5rem; inset-block-start: 0; padding-block: .5rem; position: sticky; z-index: 1; }
.tools input { flex: 1 1 12rem; min-inline-size: 0; }
.tools input, .tools button { font: inherit; padding: .25rem .5rem; }
.tools p { margin: 0; }
[hidden] { display: none; }
.verdict { border-inline-start: .5rem solid var(--good); padding-inline-start: 1rem; }
.verdict.attention { border-color: var(--warn); }
.verdict.blocked { border-color: var(--block); }
.block { color: var(--block); font-weight: bold; }
.warn { color: var(--warn); font-weight: bold; }
.info { color: var(--info); }
.wide { overflow-x: auto; margin-block: .5rem; }
table { border-collapse: collapse; width: 100%; }
caption { block-size: 1px; clip-path: inset(50%); inline-size: 1px; overflow: hidden; position: absolute; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: start; vertical-align: top; }
th[scope="row"] { font-weight: normal; }
code, pre { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
td code { overflow-wrap: break-word; }
.block code, .warn code, .info code { white-space: nowrap; }
pre { border: 1px solid var(--line); margin-block: .5rem; padding: .5rem; white-space: pre-wrap; }
ins, del { display: block; text-decoration: none; }
ins { background: var(--added); }
del { background: var(--removed); }
details details { margin-inline-start: 1rem; }
[data-entry]:is(details) { contain-intrinsic-block-size: auto 2rem; content-visibility: auto; }
summary { cursor: pointer; padding-block: .125rem; overflow-wrap: anywhere; }
@media print {
  .tools, nav { display: none; }
  details, details::details-content { content-visibility: visible; }
  .wide { overflow: visible; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;
