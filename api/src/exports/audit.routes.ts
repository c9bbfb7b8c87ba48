import { Readable } from 'node:stream'
import { exportAudit } from '@rollcall/contract/audit.ts'
import { Router } from 'express'
import { readHead } from '../platform/audit.ts'
import { bind } from '../platform/http/bind.ts'
import { moderator } from '../platform/viewer.ts'
import { logLines } from './auditLog.reader.ts'
import { fileOf } from './file.ts'
import { inPieces } from './pieces.ts'

export const auditRoutes = (): Router => {
  const router = Router()
  bind(router, exportAudit, {
    allow: moderator,
    handle: async () =>
      fileOf('audit-log', 'jsonl', Readable.from(inPieces(logLines(await readHead())))),
  })
  return router
}
