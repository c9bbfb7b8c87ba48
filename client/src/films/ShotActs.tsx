import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import { editShots } from '@rollcall/contract/filmMending.ts'
import { type Film, getFilm } from '@rollcall/contract/films.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { listStills } from '@rollcall/contract/stills.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { offerUndo } from '../ui/undo.ts'
import styles from './FilmRoom.module.css'
import { joinedBefore, type ShotsEdit, shotBetween, splitAt } from './shotEdits.ts'

interface ShotActsProps {
  readonly film: Film
  readonly facts: FilmFacts
  readonly frame: number
}

/** For moderators: where shots begin, at the frame that is shown. */
export function ShotActs({ film, facts, frame }: ShotActsProps) {
  const { t } = useTranslation('films')
  const { act, edit } = useEditShots(film)
  const split = splitAt(film.shots, frame)
  const join = joinedBefore(film.shots, frame)
  const busy = act.isPending && t('shot.busy')
  return (
    <fieldset className={styles.shots} aria-label={t('shot.all')}>
      <Refused error={act.error} />
      {split && (
        <Button kind="plain" busy={busy} onClick={() => edit(split)}>
          {t('shot.split.this')}
        </Button>
      )}
      {join && (
        <Button kind="plain" busy={busy} onClick={() => edit(join)}>
          {t('shot.join.this')}
        </Button>
      )}
      <AddShot
        between={(first) => shotBetween(film.shots, first, frame, facts.frames)}
        frame={frame}
        busy={busy}
        onAdd={edit}
      />
    </fieldset>
  )
}

interface AddShotProps {
  /** The shot from this frame to the one that is shown, both within it; null where that is none or there already. */
  readonly between: (first: number) => ShotsEdit | null
  readonly frame: number
  readonly busy: string | false
  readonly onAdd: (added: ShotsEdit) => void
}

/** The first frame is taken, one goes on in the film, and takes the last one. */
function AddShot({ between, frame, busy, onAdd }: AddShotProps) {
  const { t } = useTranslation('films')
  const { number } = useFormat()
  const [first, setFirst] = useState<number | null>(null)
  if (first === null)
    return (
      <Button kind="plain" onClick={() => setFirst(frame)}>
        {t('shot.add.first')}
      </Button>
    )
  const added = between(first)
  const add = () => {
    if (!added) return announce(t('shot.add.none'))
    onAdd(added)
    setFirst(null)
  }
  return (
    <>
      <Button busy={busy} onClick={add}>
        {t('shot.add.last', { first: number(first) })}
      </Button>
      <Button kind="plain" onClick={() => setFirst(null)}>
        {t('shot.add.leave')}
      </Button>
    </>
  )
}

function useEditShots({ id }: Film) {
  const { t } = useTranslation('films')
  const answers = useAnswers()
  const params = { filmId: id }
  const show = (now: Film) => {
    answers.set(getFilm, { params }, now)
    void answers.refresh(listStills)
    void answers.refresh(listChanges)
  }
  const back = useAct(editShots, {
    onSuccess: (now) => {
      show(now)
      announce(t('shot.undone'))
    },
    onError: () => offerUndo({ text: t('shot.stays') }),
  })
  const act = useAct(editShots, {
    onSuccess: (now, { body }) => {
      show(now)
      const { begin, join } = body as ShotsEdit
      const undo = () => back.mutate({ params, body: { begin: join, join: begin } })
      const kind = kindOf({ begin, join })
      offerUndo({ text: t(`shot.${kind}.done`), undo })
    },
  })
  return { act, edit: (body: ShotsEdit) => act.mutate({ params, body }) }
}

const kindOf = ({ begin, join }: ShotsEdit): 'split' | 'join' | 'add' => {
  if (join.length === 0 && begin.length === 1) return 'split'
  return begin.length === 0 && join.length === 1 ? 'join' : 'add'
}
