/** What every script of the attacks would call if one ran; `expectUnharmed` looks for its trace. */
export const SENTINEL = 'vedetteWasHarmed'
const RUN = `globalThis.${SENTINEL}=1`

/** Markup and attributes that would run, addresses that would, and what template languages and objects take for theirs. */
const MARKUP = [
  `<script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}><a href="javascript:${RUN}">x`,
  `"><iframe srcdoc="<script>parent.${SENTINEL}=1</script>">`,
  `' autofocus tabindex=0 onfocus='${RUN}' x='`,
  `</title></textarea></style></script><script>${RUN}</script>`,
  `javascript:${RUN}//`,
  `data:text/html,<script>${RUN}</script>`,
  `{{constructor.constructor('${RUN}')()}}\${7*7}<%=7*7%>`,
  '__proto__',
  'constructor',
  'toString',
]

/** Cells that a spreadsheet would run. */
const FORMULAS = [
  '=HYPERLINK("http://evil.example","OK")',
  "+cmd|'/C calc'!A0",
  '-2+3+cmd',
  '@SUM(1+1)*cmd',
  '\uFF1D1+1',
  `'=1+1`,
  'x","=1+1',
]

/** What turns, hides or imitates: overrides, isolates, zero width, tags, towers of marks, look-alikes, joined emoji. */
const DISGUISES = [
  'invoice\u202Egpj.exe',
  '\u2067right\u2066left\u2069\u2069\u061C',
  'zero\u200Bwidth\uFEFFbom\u2060\u00AD',
  'tag\u{E0041}\u{E0042}',
  `Z${'\u0351\u0334'.repeat(20)}`,
  '\u0440\u0430\u0443\u0440\u0430l.com',
  '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}\uFE0F',
  '\uFDFD\uFDFD\uFDFD',
]

/** What other parsers take for theirs. */
const PARSERS = [
  '../../../../etc/passwd',
  '%00%0d%0aSet-Cookie:%20a=b',
  "'; DROP TABLE device; --",
  '?a=b&c#d/../e',
  '$(touch /tmp/harmed)`id`',
  'breach:>0 OR group:*',
]

/** What acts on a terminal, forges lines of a log, or cannot be stored. */
export const CONTROLS = [
  '\u001B[2J\u001B[31mred',
  '\u001B]8;;http://evil.example\u0007link\u001B]8;;\u0007',
  '\u009B31m',
  'one\r\n{"level":"error","msg":"forged"}',
  '=1+1\tcell\r=2+2',
  'nul\0end',
  'half \uD800 pair',
]

/** Attacks that may stand in any name. */
export const ATTACKS = [...MARKUP, ...FORMULAS, ...DISGUISES, ...PARSERS]

/** Longer than any name may be. */
export const LONG = `<b>${'A'.repeat(10_240)}`

/** An attack of exactly so many characters: as long as a name may be, and unbroken. */
export const asLongAs = (characters: number, attack = ATTACKS[1] ?? ''): string =>
  `${attack}${'W'.repeat(characters)}`.slice(0, characters)

/** All attacks in one text, cut to what a field takes. */
export const allAttacks = (characters: number): string => ATTACKS.join(' ').slice(0, characters)
