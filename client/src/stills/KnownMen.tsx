import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { StillPage } from '@rollcall/contract/stills.ts'
import { listSubjects } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useList } from '../api/queries.ts'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import { ChooseMan } from './ChooseMan.tsx'

interface KnownMenProps {
  readonly still: StillPage
  readonly onChoose: (subjectId: SubjectId) => void
  readonly onClose: () => void
}

/** The men who are marked elsewhere, those of the same film first to be thought of: he may be one of them. */
export function KnownMen({ still, onChoose, onClose }: KnownMenProps) {
  const { t } = useTranslation('stills')
  const query = still.filmId ? { filmId: still.filmId } : {}
  const men = useList(listSubjects, { query })
  const here = new Set(still.sightings.map(({ subjectId }) => subjectId))
  const others = men.items?.filter(({ id }) => !here.has(id)) ?? []
  const choose = (subjectId: SubjectId) => {
    onClose()
    onChoose(subjectId)
  }
  return (
    <ChooseMan
      title={t('knownMen')}
      intro={t(men.items && others.length === 0 ? 'knownMenNone' : 'knownMenIntro')}
      men={others.map(({ portrait, ...subject }) => ({ subject, ...portrait }))}
      onChoose={choose}
      onClose={onClose}
    >
      <Refused error={men.error} />
      {men.isPending && <Loading rows={1} height="9rem" />}
      <More list={men} />
    </ChooseMan>
  )
}
