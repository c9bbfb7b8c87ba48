import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const exportAudit = endpoint({
  name: 'exportAudit',
  method: 'GET',
  path: '/api/audit',
  summary: 'The hash-chained log of acts as JSON Lines; its last line says how many there are',
  access: 'moderator',
  status: 200,
  response: { file: ['application/jsonl'] },
  errors: [],
})

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const link = {
  /** 1, 2, 3 ... without gaps. */
  number: z.number().int().min(1),
  at: z.iso.datetime({ precision: 3 }),
  act: z.string(),
  /** What it was done to, by kind; an id that could lead to somebody is a keyed one. */
  about: z.record(z.string(), z.string()),
  /** Hash of the entry before; 64 zeros for the first. */
  previous: hash,
  /** As `api/docs/audit-log.md` says. */
  hash,
}

/** An entry of the log as a line: of the form that is written today, or of the first one. */
export const auditLine = z.union([
  z.strictObject({ ...link, form: z.literal(2), by: z.string(), commitment: hash.nullable() }),
  z.strictObject({ ...link, accountId: z.string(), reasonsHash: hash.nullable() }),
])
export type AuditLine = z.infer<typeof auditLine>

/** The last line of an exported log: without it, the file is not whole. */
export const auditEnd = z.strictObject({
  end: z.literal(true),
  entries: z.number().int().min(0),
  head: hash,
})
export type AuditEnd = z.infer<typeof auditEnd>
