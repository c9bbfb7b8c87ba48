import type { Document } from 'mongodb'
import { database } from './database.ts'

/** What the database notes of one thing that it did. */
export interface Noted {
  readonly ns: string
  readonly op: string
  readonly command: Document
  readonly keysExamined?: number
  readonly docsExamined?: number
  readonly nreturned?: number
  readonly planSummary?: string
}

const MOST_NOTES_BYTES = 256_000_000

/** Has the database note all that it does from here on. */
export const noteAll = async (): Promise<void> => {
  await database.createCollection('system.profile', { capped: true, size: MOST_NOTES_BYTES })
  await database.command({ profile: 2 })
}

export const stopNoting = async (): Promise<void> => {
  await database.command({ profile: 0 })
}

export const notes = () => database.collection<Noted>('system.profile')

/** What was asked of which collection, in words. */
export const told = ({ ns, command }: Pick<Noted, 'ns' | 'command'>): string => {
  const asked = command.filter ?? command.query ?? command.q ?? command.pipeline ?? 'getMore'
  const of = ns.slice(ns.indexOf('.') + 1)
  return `${of} ${typeof asked === 'string' ? asked : JSON.stringify(asked)}`
}

/** Three times what is returned, and a hundred for what is begun and not needed. */
const MOST = { times: 3, more: 100 } as const

/** The reads that examined more than they returned, and not only a little more. */
export const wasteful = async (): Promise<(Noted & { readonly examined: number })[]> => {
  const all = await notes()
    .find({ nreturned: { $exists: true } })
    .toArray()
  return all.flatMap((one) => {
    const { keysExamined = 0, docsExamined = 0, nreturned = 0 } = one
    const examined = Math.max(keysExamined, docsExamined)
    return examined > nreturned * MOST.times + MOST.more ? [{ ...one, examined }] : []
  })
}

/** How many keys or documents the database examined for all reads of an act, and how many it returned. */
export const examinedBy = async (act: () => Promise<unknown>) => {
  await notes().drop()
  await noteAll()
  await act()
  await stopNoting()
  const all = await notes()
    .find({ nreturned: { $exists: true } })
    .toArray()
  const most = all.map(({ keysExamined = 0, docsExamined = 0 }) =>
    Math.max(keysExamined, docsExamined),
  )
  return {
    examined: most.reduce((sum, next) => sum + next, 0),
    returned: all.reduce((sum, { nreturned = 0 }) => sum + nreturned, 0),
  }
}
