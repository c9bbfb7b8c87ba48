import type { Clue } from '@rollcall/contract/clues.ts'
import type { NoPrisonerKind } from '@rollcall/contract/noPrisoner.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { linesOf, type Telling } from '../history/told.ts'
import { useClueWords } from '../men/useClueWords.ts'
import { useManNumber } from '../men/useManName.ts'
import { useNoPrisonerWords } from '../men/useNoPrisonerWords.ts'

/** Changes of marks in words, as they are read on a still or at a man. */
export function useTellMarks(at: 'still' | 'man'): Telling {
  const { t } = useTranslation('stills')
  const byNumber = useManNumber()
  const { all: cluesIn } = useClueWords()
  const kindOf = useNoPrisonerWords()
  const say = (field: string, value: unknown) => {
    if (field === 'clues') return cluesIn(value as Clue[]) || t('changes.noClues')
    return value ? t('changes.box', { ...(value as Region) }) : t('changes.noMark')
  }
  const labelOf = (field: string) => t(field === 'clues' ? 'changes.clues' : 'changes.edges')
  const ruled = (change: { readonly was: object; readonly now: object }) =>
    linesOf(
      { was: { ...change.was }, now: { ...change.now } },
      () => t('changes.prisoner'),
      (_, kind) => (kind ? kindOf(kind as NoPrisonerKind) : t('changes.isPrisoner')),
    )
  return (change) => {
    if (change.what === 'subject.ruled') return { about: t('changes.ruled'), lines: ruled(change) }
    if (!('subject' in change)) return null
    const { what, subject, stillId } = change
    const about = (
      <>
        {at === 'still' ? (
          <Link to={`/subjects/${subject.id}`}>{byNumber(subject.number)}</Link>
        ) : (
          <Link to={`/stills/${stillId}`}>{t('changes.onStill')}</Link>
        )}
        {`: ${t(`changes.${done[what]}`)}`}
      </>
    )
    return { about, lines: linesOf(change, labelOf, say) }
  }
}

const done = {
  'sighting.mended': 'mended',
  'sighting.withdrawn': 'withdrawn',
  'sighting.described': 'described',
} as const
