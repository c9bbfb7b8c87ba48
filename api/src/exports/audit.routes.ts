import { Readable } from 'node:stream'
import { type AuditEnd, exportAudit } from '@rollcall/contract/audit.ts'
import { Router } from 'express'
import { entriesUpTo, readHead } from '../platform/audit.ts'
import { lineOf } from '../platform/auditLines.ts'
import { bind } from '../platform/http/bind.ts'
import { moderator } from '../platform/viewer.ts'
import { fileOf } from './file.ts'

export const auditRoutes = (): Router => {
  const router = Router()
  bind(router, exportAudit, {
    allow: moderator,
    handle: async () => fileOf('audit-log', 'jsonl', Readable.from(logLines())),
  })
  return router
}

/** The log only grows, so that it is of one moment up to the head that is read first. */
async function* logLines(): AsyncGenerator<string> {
  const head = await readHead()
  for await (const entry of entriesUpTo(head)) yield `${JSON.stringify(lineOf(entry))}\n`
  const end: AuditEnd = { end: true, entries: head.entries, head: head.hash }
  yield `${JSON.stringify(end)}\n`
}
