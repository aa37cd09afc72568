const SENTENCES: Readonly<Record<string, string>> = {
  AccountDisabled: 'This account is disabled. Ask an administrator.',
  AccountExists: 'A person with this e-mail address signs in with a password here. Do that, or ask an administrator.',
  AccessDenied: 'The provider did not let you in.',
  OAuthCallback: 'The provider did not finish signing you in. Try again.',
  Configuration: 'Signing in with the provider is not set up correctly. Ask an administrator.',
}

/** Why the provider's sign-in came back without a session, by the code it came back with; null when it did not. */
export const signInErrorOf = (code: string | undefined): string | null =>
  code === undefined ? null : (SENTENCES[code] ?? 'Signing in did not work. Try again.')
