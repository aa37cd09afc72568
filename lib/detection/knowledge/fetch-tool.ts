/**
 * Tools that fetch files, as their own manuals give their agents: GNU and BusyBox Wget, curl, BusyBox tftp, aria2,
 * libwww-perl. ATT&CK T1105 names them as what loaders use.
 */
const TOOLS: ReadonlyMap<string, string> = new Map([
  ['wget', 'Wget'],
  ['curl', 'curl'],
  ['busybox', 'BusyBox'],
  ['tftp', 'TFTP'],
  ['ftpget', 'BusyBox'],
  ['aria2', 'aria2'],
  ['lwp', 'libwww-perl'],
  ['libwww-perl', 'libwww-perl'],
])

/** The fetching tool a user agent or a protocol names; empty when it is none. */
export const fetchToolOf = (agent: string): string => {
  const [word = ''] = agent
    .slice(0, 24)
    .toLowerCase()
    .split(/[/\s;:(]/, 1)
  return TOOLS.get(word) ?? ''
}
