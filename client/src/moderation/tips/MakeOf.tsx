import type { Tip } from '@rollcall/contract/tipDesk.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '../../ui/Choices.tsx'
import { Dismiss } from './Dismiss.tsx'
import { ToEvidence } from './ToEvidence.tsx'
import { ToExclusion } from './ToExclusion.tsx'
import { ToIdentification } from './ToIdentification.tsx'

const makings = ['identification', 'evidence', 'exclusion', 'dismissal'] as const
type Making = (typeof makings)[number]

interface MakeOfProps {
  readonly of: Tip
  /** Something was made of it, or it was closed. */
  readonly onDone: () => void
}

/** What a moderator makes of a tip; the sender is then the proposer, or the giver of the evidence. */
export function MakeOf({ of: tip, onDone }: MakeOfProps) {
  const { t } = useTranslation('tips')
  const [making, setMaking] = useState<Making | null>(null)
  const { convert, dismiss } = tip.can
  const open = makings.filter((one) => (one === 'dismissal' ? dismiss : convert))
  if (open.length === 0) return null
  const leave = () => setMaking(null)
  const done = () => {
    leave()
    onDone()
  }
  return (
    <>
      <Choices
        label={t('make.what')}
        choices={open.map((value) => ({ value, label: t(`make.${value}`) }))}
        value={making}
        onChange={setMaking}
      />
      {making === 'identification' && <ToIdentification of={tip} onDone={done} />}
      {making === 'evidence' && <ToEvidence of={tip} onDone={done} />}
      {making === 'exclusion' && <ToExclusion of={tip} onDone={done} />}
      {making === 'dismissal' && <Dismiss of={tip} onDone={done} onLeave={leave} />}
    </>
  )
}
