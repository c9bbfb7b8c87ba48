import { z } from 'zod'
import { provenance } from './provenance.ts'
import { longLine } from './text.ts'

/** A finished upload of one's own. */
export const uploadId = z.string().min(1).max(200)

/** What a source is made of. */
export const sourceGiven = { uploadId, title: longLine, provenance: provenance.default({}) }
