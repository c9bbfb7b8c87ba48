import { getDesk } from '@rollcall/contract/desk.ts'
import { getPerson, listPeople } from '@rollcall/contract/people.ts'
import { rulePortrait } from '@rollcall/contract/personPortraits.ts'
import { type PortraitRuling, portraitRuling } from '@rollcall/contract/portraits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { announce } from '../ui/announce.ts'
import { Choices } from '../ui/Choices.tsx'
import { TextForm } from '../ui/TextForm.tsx'
import styles from './Portraits.module.css'
import type { OnePortrait } from './useCorrectPortrait.ts'

/** A moderator accepts what a contributor gave, or does not, and says why. */
export function RulePortrait({ of: { id: personId }, portrait: { id } }: OnePortrait) {
  const { t } = useTranslation('people')
  const answers = useAnswers()
  const [ruling, choose] = useState<PortraitRuling>('accepted')
  const act = useAct(rulePortrait, {
    onSuccess: (person, { body }) => {
      const accepted = body?.ruling === 'accepted'
      announce(t(accepted ? 'portrait.given.wasAccepted' : 'portrait.given.wasRefused'))
      answers.set(getPerson, { params: { personId } }, person)
      void answers.refresh(getDesk)
      void answers.refresh(listPeople)
    },
  })
  const words = {
    accepted: 'portrait.given.accepted',
    refused: 'portrait.given.refusedChoice',
  } as const
  return (
    <div className={styles.rule}>
      <Choices
        label={t('portrait.given.which')}
        choices={portraitRuling.options.map((value) => ({ value, label: t(words[value]) }))}
        value={ruling}
        onChange={choose}
      />
      <TextForm
        name="reasons"
        draft={`portrait.ruling.${id}`}
        label={t('portrait.given.reasons')}
        hint={t('portrait.given.hint')}
        missing={t('portrait.given.missing')}
        busy={t('saving')}
        send={t('portrait.given.do')}
        act={act}
        onSend={(reasons) => act.mutate({ params: { portraitId: id }, body: { ruling, reasons } })}
      />
    </div>
  )
}
