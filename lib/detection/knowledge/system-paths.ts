/**
 * Places of a Linux-based device that belong to its firmware or decide what runs at start: the Filesystem Hierarchy
 * Standard 3.0 for programs and libraries, and the start-up places of ATT&CK T1037 (boot scripts), T1053.003 (cron),
 * T1543.002 (systemd) and T1574.006 (preloaded libraries). Nothing writes there but an update.
 */
const SYSTEM_PREFIXES = [
  '/bin/',
  '/sbin/',
  '/lib/',
  '/usr/bin/',
  '/usr/sbin/',
  '/usr/lib/',
  '/boot/',
  '/etc/init.d/',
  '/etc/rc',
  '/etc/cron',
  '/var/spool/cron/',
  '/etc/systemd/system/',
  '/etc/passwd',
  '/etc/shadow',
  '/etc/ld.so.preload',
  '/root/.ssh/authorized_keys',
] as const

/** Whether only an update should write to a path. */
export const isSystemPath = (path: string): boolean => SYSTEM_PREFIXES.some((prefix) => path.startsWith(prefix))
