/** How sure it is that a file can be run: its first bytes say so, or only its name does. */
export type PayloadSign = 'type' | 'name'

/**
 * Media types of programs and scripts: IANA vnd.microsoft.portable-executable, java-archive,
 * vnd.android.package-archive; Zeek's base/frameworks/files/magic (executable.sig, programming.sig); libmagic.
 */
const RUNNABLE_TYPES: ReadonlySet<string> = new Set([
  'application/vnd.microsoft.portable-executable',
  'application/x-dosexec',
  'application/x-msdownload',
  'application/x-executable',
  'application/x-elf',
  'application/x-pie-executable',
  'application/x-sharedlib',
  'application/x-mach-o-executable',
  'application/java-archive',
  'application/java-vm',
  'application/x-java-applet',
  'application/vnd.android.package-archive',
  'application/x-sh',
  'application/x-shellscript',
  'text/x-shellscript',
  'text/x-perl',
  'text/x-python',
  'text/x-lua',
  'text/x-msdos-batch',
])

/** How the file command (libmagic) begins for programs; Suricata gives its words as the type of a file. */
const RUNNABLE_WORDS = /^(?:elf \d|pe32|ms-dos executable|(?:bourne|posix|a \/).*shell script|.*executable, )/

/**
 * Names of processors as Linux (`uname -m`), GCC and Debian ports spell them: malware for many devices names its files
 * so, because it tries them all.
 */
const PROCESSOR =
  /(?:^|[._-])(?:arm(?:[4-8]l?|v[4-8][a-z]*|eb|el|hf|64)?|aarch64|mips(?:el|le|64|32)?|mpsl|mpls|ppc(?:64)?|powerpc(?:64)?|sh4|sparc(?:64)?|spc|m68k|i[3-6]86|x86(?:_(?:32|64))?|amd64|arc|riscv64)$/

/** Endings of what a system runs: shells, Windows, Java, Android, interpreters. */
const RUNNABLE_ENDING = /\.(?:sh|elf|exe|dll|scr|bat|ps1|vbs|jar|class|apk|py|pl|lua|ko|so)$/

/** The last part of a path, without what is asked of it. */
const fileOf = (path: string): string => {
  const [bare = ''] = path.split(/[?#]/, 1)
  return bare.slice(bare.lastIndexOf('/') + 1).toLowerCase()
}

/** Whether a file can be run, by its media type, else by the end of its name; null when nothing says so. */
export const payloadSignOf = (type: string, path: string): PayloadSign | null => {
  if (RUNNABLE_TYPES.has(type) || RUNNABLE_WORDS.test(type)) return 'type'
  // A page about a script is a page.
  if (type === 'text/html' || type === 'application/json' || type.startsWith('image/')) return null
  const file = fileOf(path)
  return PROCESSOR.test(file) || RUNNABLE_ENDING.test(file) ? 'name' : null
}

/** Short name of a file as a finding names it. */
export const payloadName = (path: string): string => fileOf(path) || '/'
