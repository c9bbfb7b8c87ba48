import { addSighting, withdrawSighting } from '@rollcall/contract/marks.ts'
import { getStill } from '@rollcall/contract/stills.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { useManName } from '../men/useManName.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refused } from '../ui/Refused.tsx'
import { TextForm } from '../ui/TextForm.tsx'
import { offerUndo } from '../ui/undo.ts'
import type { Marked } from './useMending.ts'

/** Takes a mark back: its author at once and with a way back, a moderator when he has said why. */
export function TakeBack({ of: sighting }: { readonly of: Marked }) {
  const { t } = useTranslation('stills')
  const [asking, setAsking] = useState(false)
  const { act, take } = useTakingBack(sighting)
  return (
    <>
      <Button
        kind="plain"
        busy={act.isPending && t('takeBack.busy')}
        onClick={() => (sighting.can.reasons ? setAsking(true) : take())}
      >
        {t('takeBack.this')}
      </Button>
      {!asking && <Refused error={act.error} />}
      {asking && (
        <WhyTaken of={sighting} act={act} onSend={take} onClose={() => setAsking(false)} />
      )}
    </>
  )
}

function useTakingBack({ id: sightingId, stillId, subjectId, region, can }: Marked) {
  const { t } = useTranslation('stills')
  const answers = useAnswers()
  const params = { stillId }
  const again = useAct(addSighting, {
    onSuccess: () => {
      announce(t('takeBack.undone'))
      return answers.refresh(getStill, { params })
    },
    onError: () => offerUndo({ text: t('takeBack.stays') }),
  })
  const act = useAct(withdrawSighting, {
    onSuccess: (page) => {
      answers.set(getStill, { params }, page)
      const text = t('markTakenBack')
      const undo = () => again.mutate({ params, body: { region, subjectId, again: sightingId } })
      offerUndo(can.reasons ? { text } : { text, undo })
    },
  })
  const take = (reasons?: string) =>
    act.mutate({ params: { ...params, sightingId }, body: reasons ? { reasons } : {} })
  return { act, take }
}

interface WhyTakenProps {
  readonly of: Marked
  readonly act: ReturnType<typeof useTakingBack>['act']
  readonly onSend: (reasons: string) => void
  readonly onClose: () => void
}

function WhyTaken({ of: { id, subject }, act, onSend, onClose }: WhyTakenProps) {
  const { t } = useTranslation('stills')
  const nameOf = useManName()
  return (
    <Dialog title={t('takeBack.of', { man: nameOf(subject) })} onClose={onClose}>
      <p>{t('takeBack.how')}</p>
      <TextForm
        name="reasons"
        draft={`takeBack.${id}`}
        label={t('why')}
        hint={t('whyHint')}
        missing={t('whyMissing')}
        act={act}
        onSend={onSend}
        send={t('takeBack.this')}
        busy={t('takeBack.busy')}
      />
    </Dialog>
  )
}
