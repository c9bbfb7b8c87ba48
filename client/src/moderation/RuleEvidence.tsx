import { ruleEvidence } from '@rollcall/contract/cases.ts'
import type { Evidence } from '@rollcall/contract/evidence.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { takeIn } from '../men/cached.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { noteOwn } from './ownChanges.ts'
import { ReasonsForm } from './ReasonsForm.tsx'

type Ruling = 'admitted' | 'dismissed'

interface RuleEvidenceProps {
  readonly of: Evidence
  /** Another has it in hand, or it was ruled on: what became of a ruling that was sent is told all the same. */
  readonly readOnly: boolean
}

/** Admitting or dismissing one piece: what it is to be, then why. */
export function RuleEvidence({ of: item, readOnly }: RuleEvidenceProps) {
  const { t } = useTranslation('moderation')
  const [ruling, setRuling] = useState<Ruling | null>(null)
  const act = useAct(ruleEvidence, {
    onSuccess: (answered) => {
      noteOwn(answered)
      takeIn(answered)
    },
  })
  if (readOnly) return <Refused error={act.error} />
  if (ruling === null)
    return (
      <Buttons>
        <Button kind="quiet" data-weighs="" onClick={() => setRuling('admitted')}>
          {t('evidence.admit')}
        </Button>
        <Button kind="quiet" onClick={() => setRuling('dismissed')}>
          {t('evidence.dismiss')}
        </Button>
      </Buttons>
    )
  return (
    <ReasonsForm
      draft={`ruling.${item.id}`}
      label={t(`evidence.because.${ruling}`)}
      hint={t('evidence.public')}
      act={act}
      onSend={(reasons) =>
        act.mutate({ params: { evidenceId: item.id }, body: { ruling, reasons } })
      }
      send={t(`evidence.do.${ruling}`)}
      onLeave={() => setRuling(null)}
    />
  )
}
