import type { PersonId } from '@rollcall/contract/ids.ts'
import type { Session } from '../platform/database/transaction.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import type { PersonDoc } from './people.model.ts'

/** Refuses what everybody would read of somebody and nobody may: tips, which lie further right, know whose words they are ([T2]). */
export type AssertSaidOfPerson = (
  session: Session,
  personId: PersonId,
  said: object,
) => Promise<void>

interface Told {
  readonly sources?: Readonly<Record<string, string>> | undefined
  readonly fates?: readonly { readonly authority?: string | undefined }[] | undefined
  readonly stays?: readonly { readonly source?: string | null | undefined }[] | undefined
}

/** What a correction says in words of where something is known from, and was not said before: by its path. */
export const newlyTold = (was: Pick<PersonDoc, 'fates' | 'stays' | 'sources'>, now: Told): Told => {
  const before = new Set([
    ...Object.values(was.sources ?? {}),
    ...(was.fates ?? []).map(({ authority }) => authority),
    ...(was.stays ?? []).map(({ source }) => source),
  ])
  const fresh = (text: string | null | undefined): string => (text && !before.has(text) ? text : '')
  return {
    sources: Object.fromEntries(
      Object.entries(now.sources ?? {}).map(([fact, text]) => [fact, fresh(text)]),
    ),
    fates: now.fates?.map(({ authority }) => ({ authority: fresh(authority) })),
    stays: now.stays?.map(({ source }) => ({ source: fresh(source) })),
  }
}

/** Whoever reads tips repeats no words that their senders keep back; others do not know them. */
export const assertToldBy = async (
  session: Session,
  viewer: Viewer,
  personId: PersonId,
  said: object,
  assertSaid: AssertSaidOfPerson,
): Promise<void> => {
  if (moderator(viewer)) await assertSaid(session, personId, said)
}
