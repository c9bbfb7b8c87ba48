import type { Region } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { linesOf, type Telling } from '../history/told.ts'
import { useManNumber } from '../men/useManName.ts'

/** Changes of marks in words, as they are read on a still or at a man. */
export function useTellMarks(at: 'still' | 'man'): Telling {
  const { t } = useTranslation('stills')
  const byNumber = useManNumber()
  const say = (_: string, box: unknown) =>
    box ? t('changes.box', { ...(box as Region) }) : t('changes.noMark')
  return (change) => {
    if (!('subject' in change)) return null
    const { what, subject, stillId } = change
    const about = (
      <>
        {at === 'still' ? (
          <Link to={`/subjects/${subject.id}`}>{byNumber(subject.number)}</Link>
        ) : (
          <Link to={`/stills/${stillId}`}>{t('changes.onStill')}</Link>
        )}
        {`: ${t(`changes.${what === 'sighting.mended' ? 'mended' : 'withdrawn'}`)}`}
      </>
    )
    return { about, lines: linesOf(change, () => t('changes.edges'), say) }
  }
}
