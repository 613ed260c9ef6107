// SPDX-License-Identifier: MIT
#include "socks/pageframe.h"

namespace argyle::socks {

const PageFrame pageFrame{
    R"html(<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>)html",

    R"html(</title>
<style>
:root {
    color-scheme: light dark;
    --page: #f6f5f2; --sheet: #ffffff; --text: #24272b; --quiet: #5d636b; --line: #dcd9d2;
    --field: #efece5; --first: #2f5d62; --second: #a8574b; --thread: #c9a24b; --link: #1f5f8b;
}
@media (prefers-color-scheme: dark) {
    :root {
        --page: #17191b; --sheet: #202326; --text: #e6e4df; --quiet: #a3a8ae; --line: #383c41;
        --field: #2a2e32; --first: #6fa3a8; --second: #d08a7e; --thread: #d9b866; --link: #8ec3e8;
    }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: clamp(1rem, 4vw, 3rem) 1rem; }
article { background: var(--sheet); border: 1px solid var(--line); border-radius: .75rem; padding: clamp(1.25rem, 4vw, 2.5rem); }
.motif { display: block; width: 9rem; max-width: 60%; height: auto; margin: 0 0 1.25rem; }
h1 { font-size: clamp(1.4rem, 4vw, 1.9rem); line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p, ol, ul, dl { margin: .5rem 0 1rem; }
ol, ul { padding-inline-start: 1.5rem; }
li { margin: .25rem 0; }
a { color: var(--link); }
code, kbd, dd { font-family: ui-monospace, monospace; font-size: .95em; overflow-wrap: anywhere; }
code { background: var(--field); border-radius: .25rem; padding: .1em .35em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; background: var(--field);
    border-radius: .5rem; padding: 1rem 1.25rem; }
dt { color: var(--quiet); }
dd { margin: 0; font-weight: 600; }
details { border-top: 1px solid var(--line); }
details:last-of-type { border-bottom: 1px solid var(--line); }
summary { padding: .7rem .25rem; cursor: pointer; font-weight: 600; }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: .25rem; }
details > :not(summary) { margin-inline-start: .25rem; }
footer, .quiet { color: var(--quiet); font-size: .9rem; }
b:empty + span { display: none; }
</style>
</head>
<body>
<main>
<article>
<svg class="motif" viewBox="0 0 144 48" aria-hidden="true" focusable="false">
<path d="M24 0 48 24 24 48 0 24ZM120 0 144 24 120 48 96 24Z" style="fill: var(--first)"/>
<path d="M72 0 96 24 72 48 48 24Z" style="fill: var(--second)"/>
<path d="M0 0 48 48 96 0 144 48M0 48 48 0 96 48 144 0" style="fill: none; stroke: var(--thread); stroke-width: 1.5; stroke-dasharray: 4 3"/>
</svg>
<h1>)html",

    R"html(</h1>
)html",

    R"html(
</article>
</main>
</body>
</html>
)html",
};

} // namespace argyle::socks
