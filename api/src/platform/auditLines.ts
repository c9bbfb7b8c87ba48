import { type AuditEnd, type AuditLine, auditEnd, auditLine } from '@rollcall/contract/audit.ts'
import { type AuditEntry, follows, genesis } from './auditChain.ts'

/** An entry as a line of an exported log. */
export const lineOf = ({ _id, ...entry }: AuditEntry): AuditLine => {
  const { at, act, about, previous, hash } = entry
  const link = { number: _id, at: at.toISOString(), act, about, previous, hash }
  return entry.form === 2
    ? { ...link, form: entry.form, by: entry.by, commitment: entry.commitment }
    : { ...link, accountId: entry.accountId, reasonsHash: entry.reasonsHash }
}

const entryOf = ({ number, at, ...line }: AuditLine): AuditEntry =>
  ({ ...line, _id: number, at: new Date(at) }) as AuditEntry

/** What is found of an exported log: how far it goes, and what is wrong with it, or nothing. */
export interface CheckedLog {
  readonly entries: number
  readonly head: string
  readonly wrong: string | null
}

/**
 * Reads an exported log line by line and says the first thing that is wrong with it. With `anchor`, the head that an
 * earlier export named, it also finds that what was there then is not there now.
 */
export const checkLines = async (
  lines: AsyncIterable<string>,
  anchor?: string,
): Promise<CheckedLog> => {
  let [entries, head, anchored] = [0, genesis, anchor === undefined || anchor === genesis]
  const found = (wrong: string | null): CheckedLog => ({ entries, head, wrong })
  let end: AuditEnd | null = null
  for await (const text of lines) {
    if (text === '') continue
    if (end) return found('Something stands behind the last line.')
    const line = parsed(text)
    if (line === null) return found(`The line after entry ${entries} cannot be read.`)
    if ('end' in line) {
      end = line
      continue
    }
    if (line.number > entries + 1) return found(`Entry ${entries + 1} is missing.`)
    if (!follows(entryOf(line), entries, head))
      return found(`Entry ${entries + 1} is not what it was when it was written.`)
    entries += 1
    head = line.hash
    anchored ||= head === anchor
  }
  if (!end) return found(`The file breaks off after entry ${entries}: its last line is missing.`)
  if (end.entries !== entries || end.head !== head)
    return found(`Entries are missing at the end: ${end.entries} were sent, ${entries} are here.`)
  return found(
    anchored ? null : 'The head that was given is not in this log: its tail was cut off.',
  )
}

const parsed = (text: string): AuditLine | AuditEnd | null => {
  try {
    const value: unknown = JSON.parse(text)
    const end = auditEnd.safeParse(value)
    return end.success ? end.data : (auditLine.safeParse(value).data ?? null)
  } catch {
    return null
  }
}
