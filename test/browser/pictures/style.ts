/** A sheet of our own in the manner of a forge: what a comment looks like, not whose. */
export const style = `
body { background: #fff; color: #1f2328; margin: 0; font: 14px/1.5 "Noto Sans", "DejaVu Sans", sans-serif; }
article { border: 1px solid #d1d9e0; border-radius: 6px; margin: 0; padding: 16px; inline-size: 966px; }
h2, h3 { border-block-end: 1px solid #d1d9e0; line-height: 1.25; margin: 20px 0 12px; padding-block-end: 5px; }
h2 { font-size: 21px; margin-block-start: 0; }
h3 { border: 0; font-size: 17px; }
p, ul, table { margin: 0 0 12px; }
table { border-collapse: collapse; display: block; inline-size: max-content; max-inline-size: 100%; overflow: hidden; }
th, td { border: 1px solid #d1d9e0; padding: 5px 10px; text-align: start; vertical-align: top; }
th { font-weight: 600; }
tr:nth-child(even) td { background: #f6f8fa; }
code { background: #eff1f3; border-radius: 5px; font: 12px "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; padding: 2px 5px; }
summary { cursor: pointer; margin-block: 4px; }
i { block-size: .8em; border-radius: 50%; display: inline-block; inline-size: .8em; }
.good { background: #1a7f37; }
.warn { background: #d97706; }
.block { background: #cf222e; }
.info { background: #0969da; }
`;
