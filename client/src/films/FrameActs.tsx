import { type Film, getFilm, keepFrame } from '@rollcall/contract/films.ts'
import { listStills, type Still } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { announce } from '../ui/announce.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'

interface FrameActsProps {
  readonly film: Film
  readonly frame: number
  /** The still of this frame, where there is one. */
  readonly still: Still | undefined
  readonly onKeep: () => void
}

/** Opens the still of the frame that is shown, or makes one of it. */
export function FrameActs({ film, frame, still, onKeep }: FrameActsProps) {
  const { t } = useTranslation('films')
  const { refresh } = useAnswers()
  const keep = useAct(keepFrame, {
    onSuccess: () => {
      announce(t('kept'))
      void refresh(listStills)
      void refresh(getFilm, { params: { filmId: film.id } })
    },
  })
  const press = () => {
    onKeep()
    keep.mutate({ params: { filmId: film.id }, body: { frame } })
  }
  return (
    <div>
      <Refused error={keep.error} />
      {still ? (
        <ButtonLink to={`/stills/${still.id}`}>{t('openStill')}</ButtonLink>
      ) : (
        film.can.keepFrame && (
          <Button busy={keep.isPending && t('keeping')} onClick={press}>
            {t('keepFrame')}
          </Button>
        )
      )}
    </div>
  )
}
