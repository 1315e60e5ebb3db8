"""Markdown that tries to run script, load something or take over a page, by way of every difference that we know of."""

S = "<script>alert(1)</script>"
I = "<img src=x onerror=alert(1)>"
J = "javascript:alert(1)"

RAW = [
    S, I, "<b>bold</b>", "<div onclick=alert(1)>x</div>", f"text {S} text", "<SCRIPT>alert(1)</SCRIPT>", "<svg/onload=alert(1)>", "<a href='javascript:alert(1)'>x</a>", "<iframe src=x></iframe>",
    "<style>*{display:none}</style>", "<meta http-equiv=refresh content=0>", "<base href=//x.example/>", "<object data=x>", "<form action=javascript:alert(1)><button>x</button></form>", "<!-- -->" + S, f"<!--\n-->{S}", "<!DOCTYPE x>",
    "<?php x ?>", "<![CDATA[x]]>" + S, "</div>" + S, f"<x\n{S}", "<x onclick=alert(1)", "<img src=x\nonerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<p markdown=1>x</p>", "<details open ontoggle=alert(1)>",
    f"&lt;/p&gt;{S}", f"\\{S}", f"\\\\{S}", f"1 < 2 {S}", "<a@b.example onclick=alert(1)>", "<scr<b>ipt>alert(1)</scr</b>ipt>",
]  # fmt: skip
"""HTML as it is."""

CODE = [
    f"`\n\n{S}\n\n`", f"a `\n{S}\n` b", f"\\`{S}\\`", f"\\`{S}`", f"`{S}", f"``{S}`", f"`` ` {S} `", f"```{S}``", f"`a\n\nb` {S}", f"a ` b\n\n`{S}`", f"| ` | {S} ` |\n|---|---|", f"| a | b |\n|---|---|\n| ` | {S} | ` |",
    f"- `\n- {S}\n- `", f"> `\n\n{S}\n\n> `", f"## `\n{S}\n## `", f"Term `\n:   {S} `", f"`a`` {S} ``b`", f"[^1]: `\n\n{S} `", f"\\\\`{S}`", f"`\\`{S}`",
    f"    {S}", f"\t{S}", f"- a\n\n      {S}", f"1. a\n\n       {S}", f"- a\n\n        {S}", f"para\n    {S}", f"    code\n{S}", f"> - a\n>\n>       {S}", f":   a\n\n        {S}", f"[^1]: a\n\n        {S}",
    f"```\n{S}", f"```\n{S}\n````", f"````\n```\n````\n{S}\n```", f"```\n{S}\n``` x", f"  ```\n  {S}\n  ```", f"> ```\n> {S}\n> ```", f"- ```\n  {S}\n  ```", f"-   ```\n    {S}\n    ```", f"~~~\n```\n~~~~\n\n```\n{S}\n```", f"``` a b\n{S}\n```",
    f"```\n~~~\n```\n{S}\n~~~", f"```\n  ```\n{S}\n```", f"~~~\n{S}\n```", f"```\n\n{S}\n\n```\n\n```", f"``` `x`\n{S}\n```", "``` { .py onclick=alert(1) }\nx\n```", "``` {: #a onclick='alert(1)' }\nx\n```", "~~~{onclick=alert(1)}\nx\n~~~", "``` py hl_lines=\"1\" onclick=x\nx\n```",
    "``` { .py onclick=alert(1) }\nx\n```\n\ny\n\n```\n" + S + "\n```",
]  # fmt: skip
"""What one program takes for code and another does not."""

ESCAPING = [
    "`</blockquote></figure></section><script>alert(1)</script>`", "`</section>` and `<script>alert(1)</script>`", "`</blockquote>`\n\n    <script>alert(1)</script>", "text `</details></blockquote></figure>`\n`<script>`alert(1)`</script>`", "`<a title='` and `'>`",
    "`<a title=\"` x `\">`", "`<div`", "`<!--` x", "`<!-- x -->`", "`<script`", "`<b>` `</b>`", "[x](</section>)", "[x](</section> 'y')", "[x](<script>)", "[x](<div onclick=alert(1)>)", "```\n</section></blockquote></figure>\n<script>alert(1)</script>\n```", "<https://x.example/'>", "<https://x.example/\"onmouseover=alert(1)>",
    "### `</section><script>alert(1)</script>`", "### &lt;script&gt;alert(1)&lt;/script&gt;", "### &lt;img src=x onerror=alert(1)&gt; { #a }", "### \\<script>alert(1)\\</script>", "### `<script>alert(1)</script>`", "### `<img onerror=x>`",
]  # fmt: skip
"""Code and headings that would get out of the element of the page that they are put in."""

LINKS = [
    f"[x]({J})", f"[x](<{J}>)", f"[x]( {J} )", f"[x](\n{J})", "[x](java\nscript:alert(1))", "[x](<java\nscript:alert(1)>)", "[x](java\tscript:alert(1))", "[x](<java\tscript:alert(1)>)", f"![x]({J})", f"[![x](a.png)]({J})", f"[x]({J} \"title\")", f"[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))", "[x](&#x6a;avascript:alert(1))", "[x](&#0000106avascript:alert(1))", "[x](javascript&colon;alert(1))", "[x](javascript&#58;alert(1))", "[x](java&Tab;script:alert(1))", "[x](java&NewLine;script:alert(1))", "[x](java&#10;script:alert(1))", "[x](&#1;javascript:alert(1))", "[x](javascript\\:alert(1))",
    "[x](java\\\nscript:alert(1))", "[x](data:text/html,<script>)", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:x)", "[x](//elsewhere.example/)", "[x](blob:x)", "[x](file:///etc/passwd)",
    f"[x][y]\n\n[y]: {J}", f"[x][y]\n\n[y]:\n  {J}", f"[x][y]\n\n[y]: <{J}>", f"[y]\n\n[y]: {J}", f"[y][]\n\n[y]: {J}", f"[x] [y]\n\n[y]: {J}", f"[x][Y]\n\n> [y]: {J}", f"[x][y]\n\n- [y]: {J}", f"[x][y]\n\n[^1]: [y]: {J}", f"[x][y]\n\n:   [y]: {J}", f"[x][y z]\n\n[y\nz]: {J}", f"[x][]\n\n[x]:{J}",
    f"[]: {J}\n\n[][]", f"![x][y]\n\n[y]: {J}", f"[x][y]\n\n   [y]: {J} \"t\"", f"[x][y]\n\n[y]: java&Tab;script:alert(1)", f"[`x`][`x`]\n\n[`x`]: {J}", f"[x][y]\n\n```\n[y]: {J}\n````", f"    [y]: {J}\n\n[y]", f"[y]: /x\n[z]: {J}\n\n[z]", f"1. [y]: {J}\n\n[y]", f"[x][y] {{ #a }}\n\n## z\n[y]: {J}",
    f"<{J}>", "<javascript://x.example/%0aalert(1)>", "<data:text/html,x>", "<vbscript:x>", "<mailto:x/onclick=alert(1)>", "<mailto:x onclick=alert(1)>", "<https://x.example/ onclick=alert(1)>", "<JAVASCRIPT://%0aalert(1)>", "<x@y/onclick=alert(1)>", "<\"onclick=alert(1)\"@x.example>",
    f"[x](`{J}`)", f"[x](*{J}*)", f"[`]`]({J})", f"[x[y]]({J})", f"[x\\]]({J})", f"\\[x]({J})", f"[x\\]({J})", f"![x\\]({J})", f"[x]\\({J})", f"]({J})", f"[x](a.md)({J})", f"[x](a (b {J}))", f"[x](a\"{J}\")", f"[x]('{J}')", f"[x](\"{J}\")", f"[x](a '\n' {J})", f"[x](({J}))", f"[x]({J}", f"`[x`]({J})", f"[x `]({J})` y", f"[a](b\n\n{J})",
    "[<](/about/draft/)script>alert(1)[<](/about/draft/)/script>", "<[script](/about/draft/)>alert(1)<[/script](/about/draft/)>", f"[x[y]](/about/draft/)({J})", f"[x](/about/draft/)({J})", f"[`]`](/about/draft/){J})", f"[x](/about/draft/){{ onclick }}", f"[[x](/about/draft/)]({J})", f"[x]([y](/about/draft/){J})",
    "[x](kettle.png#%29%3Cscript%3Ealert(1)%3C/script%3E)", "[x](kettle.png#%22onclick=alert(1))", "[x](kettle.png#a%0a%0a%3Cscript%3Ealert(1)%3C/script%3E)", "![x](kettle.png#%60%60)", "[x](#%3Cscript%3E)", f"[x](kettle.png#%20%29%5By%5D%28{J}%29)", "[x](<kettle.png#a) <script>alert(1)</script>>)",
    "[x](page.html)", "![x](drawing.svg)",
]  # fmt: skip
"""Links, references and addresses that would run script."""

ATTRIBUTES = [
    "## x { onclick=alert(1) }", "## x { onclick='alert(1)' }", "## x { onclick }", "## x {: onclick=alert(1) }", "## x { #a onclick=alert(1) }", "## x { .a onclick=alert(1) }", '## x { data-shows="hearing" onclick=alert(1) }', '## x { data-shows="hearing" onclick }', '## x { data-shows="hearing"onclick="alert(1)" }',
    '## x { data-shows="hearing" style=position:fixed }', "## x { style='color:red' }", "## x { a} onclick=alert(1) }", "## x { onclick=alert(1) } ##", "x { onclick=alert(1) }\n===", "x {onclick=alert(1)}\n---", "## *x*{ onclick=alert(1) }", "## x { data-toc-label='<img src=x onerror=alert(1)>' }", "## x { data-toc-label=&lt;script&gt; }",
    "*x*{ onclick=alert(1) }", "**x**{onclick=alert(1)}", "`x`{ onclick=alert(1) }", "[x](/law/){ onclick=alert(1) }", "![x](kettle.png){ onerror=alert(1) }", "[^1]{ onclick=alert(1) }\n\n[^1]: x", "*x*{: onclick='alert(1)' }", "*x*{ onclick }", "*x*{ style=x }", "[x](/law/){ target=_blank href=javascript:alert(1) }", "[x](/law/){ href=java&Tab;script:alert(1) }",
    "x\n{ onclick=alert(1) }", "x\n{: onclick=alert(1) }", "x\n  { onclick }", "- x\n{ onclick=alert(1) }", "- x\n- y\n  { onclick }", "> x\n> { onclick=alert(1) }", "| a { onclick=alert(1) } | b |\n|---|---|\n| c { onclick } | d |", "Term { onclick=alert(1) }\n:   d", "Term\n:   d\n    { onclick }", "x  \n{ onclick=alert(1) }", "<https://x.example/>{ onclick=alert(1) }",
    "*x*{ `onclick`=alert(1) }", "`{` *x*{ onclick=alert(1) } `}`", "*x*\\{ onclick=alert(1) }", "*x*{ onclick\\=alert(1) }", "_x_{ on&#99;lick=alert(1) }", "*x*{ onclick=\"}\" }", "*x*{ x=} onclick=alert(1) }", "## x { data-shows='hearing' } { onclick=alert(1) }", "## x { onclick=alert(1) } { data-shows='hearing' }", "## x { #own } *y*",
]  # fmt: skip
"""Attribute lists that would set a handler, a style or another address."""

HIDDEN = [
    "<\x02script>alert(1)<\x02/script>", "<\x03script>alert(1)<\x03/script>", "<\x00script>alert(1)</script>", "[x](java\x02script:alert(1))", "[x](\x01javascript:alert(1))", "\x02wzxhzdk:0\x03", "klzzwxh:0000 \x02klzzwxh:0000\x03", "*x*{\x02 onclick=alert(1) }", "`\x0b<script>alert(1)</script>`", "`\x85<script>alert(1)</script>`", "`\u2028<script>alert(1)</script>`", "<\u200bscript>alert(1)",
    "\\\x02<script>alert(1)</script>",
]  # fmt: skip
"""Characters that a program drops or takes for the end of a line."""

HARMLESS = [
    "Only words & more: 1 < 2, a <- b, <3, it’s > that.", "`<b>` and `<br/>` and ``a ` b``", "```\n<script>alert(1)</script>\n</section>\n```", "~~~html\n<b>\n~~~", "<https://x.example/a?b=c>", "<a@b.example>", "[x](/law/ \"A title\")", "[x](https://x.example/?a=1&b=2)", "[x](<two kettles.png>)", "![A kettle](kettle.png)", "Dear {name}, {place} is { here } now.",
    "### Own { #own }", "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;", "[x](/about/draft/) and [`<b>`](/about/draft/)", "<\\script>", "javascript:alert(1)", "onclick=alert(1)", "* * *", "[x](kettle.png#a)", "\\[x\\](javascript:y)", "| a | b |\n|---|:-:|\n| `<b>` | c |", "Term\n:   Words.", "x[^1]\n\n[^1]: A note.", "![A \"quoted\" 'kettle' onerror=x](kettle.png)", "[x](/law/ 'onclick=alert(1) \"&quot;')",
    "[TOC]", "*[HTML]: x", "- [ ] a\n- [x] b", "+++\nx\n+++", "!!! note\n    x", "{{ 7 * 7 }} {% raw %} {# x #}", "$x$ \\(y\\) ++z++ ~~q~~ ==r==",
]  # fmt: skip
"""What looks a little like it and may be written, unless another rule has something to say."""

GROUPS = {"raw HTML": RAW, "code": CODE, "escaping": ESCAPING, "links": LINKS, "attributes": ATTRIBUTES, "hidden": HIDDEN, "harmless": HARMLESS}
