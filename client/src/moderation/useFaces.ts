import type { Identification } from '@rollcall/contract/identifications.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import type { Portrait } from '@rollcall/contract/portraits.ts'
import { getSubject, type ShownSighting, type SubjectPage } from '@rollcall/contract/subjects.ts'
import { useGet } from '../api/queries.ts'

/** The man as he is best seen, and whom he is held against: a portrait, else a man as whom the person is confirmed ([C6]). */
export interface FacesSeen {
  readonly man: ShownSighting | undefined
  readonly other:
    | { readonly kind: 'portrait'; readonly of: Portrait }
    | { readonly kind: 'seen'; readonly of: ShownSighting }
    | undefined
}

export function useFaces(
  { person: { id }, confirmedAs }: Identification,
  man: SubjectPage | undefined,
): FacesSeen {
  const asked = { params: { personId: id as NonNullable<typeof id> } }
  const { data: person } = useGet(getPerson, asked, { enabled: id !== null })
  const portrait = person?.portraits[0]
  const elsewhere = { params: { subjectId: confirmedAs as NonNullable<typeof confirmedAs> } }
  const { data: same } = useGet(getSubject, elsewhere, {
    enabled: confirmedAs !== null && person?.portraits.length === 0,
  })
  const seen = same?.sightings[0]
  return {
    man: man?.sightings[0],
    other: portrait ? { kind: 'portrait', of: portrait } : seen && { kind: 'seen', of: seen },
  }
}
