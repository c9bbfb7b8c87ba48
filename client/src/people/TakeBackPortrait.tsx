import { getPerson } from '@rollcall/contract/people.ts'
import { withdrawPortrait } from '@rollcall/contract/personPortraits.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import type { OnePortrait } from './useCorrectPortrait.ts'

/** Whoever gave a portrait takes it back while it waits. */
export function TakeBackPortrait({ of: { id: personId }, portrait: { id } }: OnePortrait) {
  const { t } = useTranslation('people')
  const answers = useAnswers()
  const act = useAct(withdrawPortrait, {
    onSuccess: (person) => {
      answers.set(getPerson, { params: { personId } }, person)
      announce(t('portrait.given.wasTakenBack'))
    },
  })
  return (
    <>
      <Refused error={act.error} />
      <Button
        kind="plain"
        busy={act.isPending && t('saving')}
        onClick={() => act.mutate({ params: { portraitId: id } })}
      >
        {t('portrait.given.takeBack')}
      </Button>
    </>
  )
}
