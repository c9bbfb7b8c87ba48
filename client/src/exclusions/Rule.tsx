import { type Exclusion, ruleExclusion } from '@rollcall/contract/exclusions.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { TextForm } from '../ui/TextForm.tsx'
import { refreshRuled } from './refresh.ts'

type Ruling = Exclusion['can']['rule'][number]

interface RuleProps {
  readonly of: Exclusion
  /** Another moderator has it in hand: what became of a ruling that was sent is told all the same. */
  readonly readOnly: boolean
}

/** Accepting or dismissing it: what it is to be, then why. */
export function Rule({ of: one, readOnly }: RuleProps) {
  const { t } = useTranslation('exclusions')
  const [ruling, setRuling] = useState<Ruling | null>(null)
  const act = useAct(ruleExclusion, {
    onSuccess: () => {
      setRuling(null)
      refreshRuled()
    },
  })
  if (readOnly || one.can.rule.length === 0) return <Refused error={act.error} />
  if (ruling === null)
    return (
      <Buttons>
        {one.can.rule.map((may) => (
          <Button key={may} kind="quiet" onClick={() => setRuling(may)}>
            {t(`rule.choose.${may}`)}
          </Button>
        ))}
      </Buttons>
    )
  const { id: exclusionId, version } = one
  return (
    <TextForm
      draft={`exclusion.${one.id}`}
      name="reasons"
      label={t(`rule.because.${ruling}`)}
      hint={t(`rule.does.${ruling}`)}
      missing={t('contest.missing')}
      act={act}
      onSend={(reasons) =>
        act.mutate({ params: { exclusionId }, body: { ruling, reasons, version } })
      }
      send={t(`rule.do.${ruling}`)}
      busy={t('contest.busy')}
      focused
      leave={t('contest.leave')}
      onLeave={() => setRuling(null)}
    />
  )
}
