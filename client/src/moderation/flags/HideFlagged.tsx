import { getDesk } from '@rollcall/contract/desk.ts'
import { getFlag, hideFlagged } from '@rollcall/contract/flags.ts'
import type { FlagId } from '@rollcall/contract/ids.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../../api/answers.ts'
import { useAct } from '../../api/queries.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Refused } from '../../ui/Refused.tsx'

interface HideFlaggedProps {
  readonly id: FlagId
  readonly hides: boolean
}

/** One press hides what was flagged until that is resolved; another one shows it again. */
export function HideFlagged({ id, hides }: HideFlaggedProps) {
  const { t } = useTranslation('moderation')
  const answers = useAnswers()
  const act = useAct(hideFlagged, {
    onSuccess: (flag, { params }) => {
      announce(t(flag.hides ? 'flag.hidden' : 'flag.shown'))
      answers.set(getFlag, { params }, flag)
      void answers.refresh(getDesk)
    },
  })
  const press = () => act.mutate({ params: { flagId: id }, body: { hides: !hides } })
  return (
    <>
      <Refused error={act.error} />
      <Button
        kind={hides ? 'quiet' : 'outline'}
        busy={act.isPending && t('sending')}
        onClick={press}
      >
        {t(hides ? 'flag.show' : 'flag.hide')}
      </Button>
    </>
  )
}
