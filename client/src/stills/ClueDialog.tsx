import { type ClueKind, type CluesGiven, clueKinds } from '@rollcall/contract/clues.ts'
import { describeSighting } from '@rollcall/contract/marks.ts'
import { getStill } from '@rollcall/contract/stills.ts'
import { type FormEvent, Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { errorAt, isProblem } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { useClueWords } from '../men/useClueWords.ts'
import { useManName } from '../men/useManName.ts'
import { announce } from '../ui/announce.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Check } from '../ui/Choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { offerUndo } from '../ui/undo.ts'
import { useDraft } from '../ui/useDraft.ts'
import type { Marked } from './useMending.ts'

interface ClueDialogProps {
  readonly of: Marked
  readonly onClose: () => void
}

/** What is ticked, with its note; what is not ticked is missing. */
type Ticked = Partial<Record<ClueKind, string>>

/** What can be seen of him here, from a closed list, each with a note where there is more to say. */
export function ClueDialog({ of: sighting, onClose }: ClueDialogProps) {
  const { t } = useTranslation('stills')
  const words = useClueWords()
  const nameOf = useManName()
  const [ticked, setTicked, dropTicked] = useDraft<Ticked>(
    `clues.${sighting.id}`,
    tickedIn(sighting),
  )
  const act = useDescribing(sighting, () => {
    dropTicked()
    onClose()
  })
  const tick = (kind: ClueKind, note: string | undefined) => {
    const { [kind]: _, ...rest } = ticked
    setTicked(note === undefined ? rest : { ...rest, [kind]: note })
  }
  const given = givenIn(ticked)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!act.isPending) act.describe(given)
  }
  return (
    <Dialog title={t('clues.of', { man: nameOf(sighting.subject) })} onClose={onClose}>
      <p>{t('clues.how')}</p>
      <form noValidate onSubmit={send}>
        {clueKinds.map((kind) => {
          const note = ticked[kind]
          const clue = words.kind(kind)
          const at = given.findIndex((one) => one.kind === kind)
          return (
            <Fragment key={kind}>
              <Check
                label={clue}
                checked={note !== undefined}
                onChange={(on) => tick(kind, on ? '' : undefined)}
              />
              {note !== undefined && (
                <TextField
                  label={t('clues.note', { clue })}
                  optional
                  value={note}
                  onChange={(now) => tick(kind, now)}
                  error={errorAt(act.error, `clues.${at}.note`)}
                />
              )}
            </Fragment>
          )
        })}
        <Refused error={act.error} />
        <Buttons>
          <Button type="submit" kind="primary" busy={act.isPending && t('markSaving')}>
            {t('clues.save')}
          </Button>
        </Buttons>
      </form>
    </Dialog>
  )
}

function useDescribing({ id: sightingId, stillId, clues, version }: Marked, onDone: () => void) {
  const { t } = useTranslation('stills')
  const answers = useAnswers()
  const params = { stillId, sightingId }
  const still = { params: { stillId } }
  const back = useAct(describeSighting, {
    onSuccess: (page) => {
      answers.set(getStill, still, page)
      announce(t('clues.undone'))
    },
    onError: () => offerUndo({ text: t('clues.stays') }),
  })
  const act = useAct(describeSighting, {
    onSuccess: (page) => {
      answers.set(getStill, still, page)
      onDone()
      const now = page.sightings.find(({ id }) => id === sightingId)
      const former = { clues: givenIn(tickedIn({ clues })), version: now?.version ?? version }
      offerUndo({ text: t('clues.done'), undo: () => back.mutate({ params, body: former }) })
    },
    // As it is now it is to be looked at before it is described again.
    onError: (error) => isProblem(error, 'sighting.stale') && answers.refresh(getStill, still),
  })
  const describe = (given: CluesGiven) => act.mutate({ params, body: { clues: given, version } })
  return { describe, error: act.error, isPending: act.isPending }
}

const tickedIn = ({ clues }: Pick<Marked, 'clues'>): Ticked =>
  Object.fromEntries(clues.map(({ kind, note }) => [kind, note ?? '']))

const givenIn = (ticked: Ticked): CluesGiven =>
  clueKinds.flatMap((kind) => {
    const note = ticked[kind]?.trim()
    return note === undefined ? [] : [{ kind, ...(note && { note }) }]
  })
