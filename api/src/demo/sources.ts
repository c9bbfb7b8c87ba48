import type { PersonId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { addCamp } from '../camps/camp.service.ts'
import type { Storage } from '../media/storage.ts'
import { addPerson } from '../people/people.service.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { loadStill } from '../stills/still.reader.ts'
import { markMan } from '../subjects/marking.service.ts'
import { inventedCamps } from './camps.ts'
import type { Seen } from './drawing/frame.ts'
import { inventRoster } from './roster.ts'
import type { Size } from './size.ts'
import { step } from './steps.ts'

/** What is at hand while the demonstration is made. */
export interface Making {
  readonly storage: Storage
  readonly by: AccountViewer
  readonly size: Size
  readonly signal: AbortSignal
}

/** Who is on which still, and where. */
export type SeenOn = readonly { readonly stillId: StillId; readonly seen: readonly Seen[] }[]

/** Puts the invented camps on the list, with all that they are called. */
export const listCamps = async ({ by, signal }: Making): Promise<void> => {
  for (const [n, camp] of inventedCamps.entries()) {
    signal.throwIfAborted()
    await step(`camp:${n}`, (session) => addCamp(session, by, { ...camp, names: [...camp.names] }))
  }
}

/** Puts the invented men on the roster. */
export const fillRoster = async ({ by, size, signal }: Making): Promise<PersonId[]> => {
  const ids: PersonId[] = []
  for (const [n, { given }] of inventRoster().slice(0, size.people).entries()) {
    // Whoever stops just now waits for one man, not for hundreds.
    signal.throwIfAborted()
    ids.push(await step(`person:${n}`, (session) => addPerson(session, by, given)))
  }
  return ids
}

/** Marks everybody where the drawing says that he is; the same man is the same subject on every still. */
export const markEverybody = async (
  { by, signal }: Making,
  stills: SeenOn,
): Promise<Map<number, SubjectId>> => {
  const subjects = new Map<number, SubjectId>()
  for (const { stillId, seen } of stills)
    for (const { man, box } of seen) {
      signal.throwIfAborted()
      const subjectId = subjects.get(man)
      const marked = await step(`mark:${stillId}:${man}`, async (session) => {
        const as = subjectId ? { subjectId } : { new: true }
        const still = await loadStill(by, stillId, session)
        return (await markMan(session, by, still, { region: box, ...as })).subjectId
      })
      subjects.set(man, marked)
    }
  return subjects
}
