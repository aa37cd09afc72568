/**
 * TCP ports on which ordinary software speaks, from the IANA Service Name and Transport Protocol Port Number Registry
 * (system and user ports of web, mail, name, time, file, management, messaging, media, database and IoT protocols).
 * A data table: a port that is missing makes a raw channel on it look odder than it is.
 */
export const COMMON_TCP_PORTS: ReadonlySet<number> = new Set([
  20, 21, 22, 23, 25, 43, 49, 53, 80, 88, 102, 110, 111, 113, 119, 123, 135, 139, 143, 161, 162, 179, 194, 389, 427,
  443, 445, 464, 465, 502, 514, 515, 543, 544, 548, 554, 563, 587, 593, 631, 636, 646, 853, 860, 873, 902, 989, 990,
  992, 993, 994, 995, 1080, 1194, 1400, 1433, 1521, 1701, 1720, 1723, 1812, 1883, 1935, 2000, 2049, 2083, 2375, 2376,
  2404, 3000, 3128, 3260, 3268, 3306, 3389, 3478, 3479, 3480, 3690, 4786, 4840, 5000, 5001, 5060, 5061, 5222, 5223,
  5228, 5269, 5353, 5357, 5432, 5555, 5601, 5671, 5672, 5683, 5684, 5900, 5938, 5985, 5986, 6379, 6443, 7547, 7680,
  8000, 8008, 8009, 8080, 8081, 8086, 8088, 8096, 8123, 8140, 8200, 8266, 8333, 8443, 8530, 8531, 8554, 8883, 8888,
  9000, 9001, 9090, 9092, 9100, 9200, 9300, 9418, 9443, 10000, 11211, 18083, 20000, 27017, 44818, 47808,
])

/** Services that let somebody log in, with the transport and port the IANA registry gives them (2323 by long use). */
export const LOGIN_PORTS: ReadonlyMap<number, string> = new Map([
  [21, 'FTP'],
  [22, 'SSH'],
  [23, 'Telnet'],
  [992, 'Telnet over TLS'],
  [1433, 'SQL Server'],
  [2323, 'Telnet'],
  [3306, 'MySQL'],
  [3389, 'Remote desktop'],
  [5432, 'PostgreSQL'],
  [5900, 'VNC'],
])

/** Services the monitor may recognise on any port that let somebody log in. */
export const LOGIN_SERVICES: ReadonlySet<string> = new Set([
  'ssh',
  'ftp',
  'telnet',
  'rdp',
  'rfb',
  'mysql',
  'postgresql',
])

/** Internet Relay Chat in the IANA registry: 194 irc, 994 ircs, 6665-6669 ircu, 6697 ircs-u. */
export const isIrcPort = (port: number): boolean =>
  port === 194 || port === 994 || (port >= 6665 && port <= 6669) || port === 6697
