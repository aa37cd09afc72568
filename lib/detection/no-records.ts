/** Why a rule about what monitors log beside flows cannot say anything. */
export const NO_WEB = 'no monitor logs the web requests of this device'
export const NO_TLS = 'no monitor logs the TLS sessions of this device'
export const NO_ALERTS = 'no monitor has raised anything of this device'
