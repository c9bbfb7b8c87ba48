import type { AuditEnd } from '@rollcall/contract/audit.ts'
import { entriesUpTo, type Head } from '../platform/audit.ts'
import { lineOf } from '../platform/auditLines.ts'

/** The log only grows, so that it is of one moment up to a head. */
export async function* logLines(head: Head): AsyncGenerator<string> {
  for await (const entry of entriesUpTo(head)) yield `${JSON.stringify(lineOf(entry))}\n`
  const end: AuditEnd = { end: true, entries: head.entries, head: head.hash }
  yield `${JSON.stringify(end)}\n`
}
