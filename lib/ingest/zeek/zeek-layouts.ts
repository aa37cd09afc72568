import type { ZeekLog } from './zeek-log'

/** What stands in a column that is known by its shape; `text` fits everything. Unset values fit all but a time. */
export type Shape =
  'time' | 'ip' | 'ips' | 'port' | 'number' | 'boolean' | 'proto' | 'fuids' | 'digests' | 'note' | 'text'

const IDS = 'ts:time uid id.orig_h:ip id.orig_p:port id.resp_h:ip id.resp_p:port'

const FILE_TAIL =
  'source depth:number analyzers mime_type filename duration:number local_orig:boolean is_orig:boolean seen_bytes:number total_bytes:number missing_bytes:number overflow_bytes:number timedout:boolean parent_fuid md5 sha1 sha256'

const HTTP_TAIL =
  'request_body_len:number response_body_len:number status_code:number status_msg info_code:number info_msg tags username password proxied orig_fuids:fuids orig_filenames orig_mime_types resp_fuids:fuids resp_filenames resp_mime_types'

/**
 * The columns of each log as Zeek writes them without further scripts, `name` or `name:shape`, the newest first.
 * Later versions and site scripts append columns. The order is that of the fields of the record types:
 * https://docs.zeek.org/en/master/script-reference/log-files.html
 */
export const ZEEK_LAYOUTS: Readonly<Record<ZeekLog, readonly string[]>> = {
  conn: [
    `${IDS} proto:proto service duration:number orig_bytes:number resp_bytes:number conn_state local_orig:boolean local_resp:boolean missed_bytes:number history orig_pkts:number orig_ip_bytes:number resp_pkts:number resp_ip_bytes:number`,
  ],
  dns: [
    `${IDS} proto:proto trans_id:number rtt:number query qclass:number qclass_name qtype:number qtype_name rcode:number rcode_name AA:boolean TC:boolean RD:boolean RA:boolean Z:number answers TTLs rejected:boolean`,
    `${IDS} proto:proto trans_id:number query qclass:number qclass_name qtype:number qtype_name rcode:number rcode_name AA:boolean TC:boolean RD:boolean RA:boolean Z:number answers TTLs rejected:boolean`,
  ],
  http: [
    `${IDS} trans_depth:number method host uri referrer version user_agent origin ${HTTP_TAIL}`,
    `${IDS} trans_depth:number method host uri referrer version user_agent ${HTTP_TAIL}`,
  ],
  ssl: [
    `${IDS} version cipher curve server_name resumed:boolean last_alert next_protocol established:boolean cert_chain_fuids:fuids client_cert_chain_fuids:fuids subject issuer client_subject client_issuer`,
    `${IDS} version cipher curve server_name resumed:boolean last_alert next_protocol established:boolean ssl_history cert_chain_fps:digests client_cert_chain_fps:digests sni_matches_cert:boolean`,
  ],
  x509: [],
  ssh: [
    `${IDS} version:number auth_success:boolean auth_attempts:number direction client server cipher_alg mac_alg compression_alg kex_alg host_key_alg host_key`,
  ],
  files: [
    `ts:time fuid:fuids uid id.orig_h:ip id.orig_p:port id.resp_h:ip id.resp_p:port ${FILE_TAIL}`,
    `ts:time fuid:fuids tx_hosts:ips rx_hosts:ips conn_uids ${FILE_TAIL}`,
  ],
  notice: [`${IDS} fuid:fuids file_mime_type file_desc proto:proto note:note msg sub src:ip dst:ip p:port`],
  weird: [`${IDS} name addl notice:boolean`],
}
