import type { Identification } from '@rollcall/contract/identifications.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { otherPictures } from '../men/otherPictures.ts'
import { isOpen } from './tones.ts'

/** Said beside the question where nothing is there to compare him with: an answer is taken, and asked for again ([C6]). */
export function NothingToCompare({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('identifications')
  const { id, withheld } = one.person
  const params = { personId: id ?? ('' as PersonId) }
  const { data } = useGet(getPerson, { params }, { enabled: id !== null })
  const man = useGet(getSubject, { params: { subjectId: one.subjectId } }, { enabled: id !== null })
  const others = data && otherPictures(data.portraits, man.data?.sightings ?? [])
  const hasPortrait = id !== null && others?.length !== 0
  const has = hasPortrait || one.confirmedAs !== null
  // Whoever may not read the name does not know which portraits there are.
  const undecided = isOpen(one.status) && one.status !== 'confirmed'
  if (has || withheld || !one.can.vote || !undecided) return null
  return <p>{t('nothingToCompare')}</p>
}
