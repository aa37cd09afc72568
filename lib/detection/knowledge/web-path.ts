/** The path of a request without what is asked of it. */
export const pathOf = (uri: string): string => uri.split(/[?#;]/, 1)[0] ?? ''

/**
 * Paths that every server has or every client asks for: the front page, well-known places (RFC 8615), site icons,
 * connectivity checks of operating systems and browsers, revocation lists and OCSP (RFC 6960 appendix A).
 */
const COMMON =
  /^(?:|\/+|\/(?:index|default)\.[a-z]+|\/\.well-known\/.*|\/favicon\.ico|\/robots\.txt|\/(?:gen(?:erate)?_?204|success\.txt|canonical\.html|ncsi\.txt|connecttest\.txt|hotspot-detect\.html)|\/ocsp.*|.*\.crl|.*\.crt|.*\.cer)$/i

/** Whether a path says nothing of who shares it. */
export const isCommonPath = (path: string): boolean => COMMON.test(path)

/** Words in paths of log-in pages, as OWASP ZAP's rule 10111 (Authentication Request Identified) looks for them. */
const LOGIN = /(?:^|[/_.-])(?:log-?in|log-?on|sign-?in|dologin|userlogin)(?:[/_.?-]|$)/i

export const isLoginPath = (path: string): boolean => LOGIN.test(path)
