import { z } from 'zod'

/** A proof of work that was done, as the ALTCHA widget gives it: in base64, the JSON of `{ challenge, solution }`. */
export const provenWork = z.string().max(4000).optional()
