import { z } from 'zod'

// zod compiles its checks with eval where it can. The pages' security policy forbids that, and each try would be reported
// as a violation. Imported before any contract, since a contract decides when it is made.
z.config({ jitless: true })
