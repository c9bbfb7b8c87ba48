import type { WorkRuling } from '@rollcall/contract/work.ts'
import { useTranslation } from 'react-i18next'
import { Button, Buttons } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'

interface RuleWorkProps {
  /** What it is called, for those who hear the button alone. */
  readonly title: string
  readonly can: { readonly cancel: boolean; readonly retry: boolean }
  /** What was made until it was cancelled is still being removed. */
  readonly ending?: boolean
  readonly rule: (ruling: WorkRuling) => void
  readonly busy: boolean
  readonly error: Error | null
}

/** Ends long work on something that was sent, or has it tried again: one button, which keeps the focus from one to the other. */
export function RuleWork({ title, can, ending = false, rule, busy, error }: RuleWorkProps) {
  const { t } = useTranslation('media')
  if (!can.cancel && !can.retry && !ending) return <Refused error={error} />
  const ruling = can.cancel ? 'cancel' : 'again'
  const doing = (ending && t('work.ending')) || (busy && t('work.ruling'))
  return (
    <>
      <Refused error={error} />
      <Buttons>
        <Button
          kind="quiet"
          busy={doing}
          aria-label={doing || t(`work.${ruling}Of`, { title })}
          onClick={() => rule(ruling)}
        >
          {t(`work.${ruling}`)}
        </Button>
      </Buttons>
    </>
  )
}
