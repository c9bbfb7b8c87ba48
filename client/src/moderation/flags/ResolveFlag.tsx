import { getDesk } from '@rollcall/contract/desk.ts'
import {
  type Flag,
  type FlagOutcome,
  flagOutcome,
  getFlag,
  resolveFlag,
} from '@rollcall/contract/flags.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../../api/answers.ts'
import { useAct } from '../../api/queries.ts'
import { Choices } from '../../ui/Choices.tsx'
import { TextForm } from '../../ui/TextForm.tsx'

interface ResolveFlagProps {
  readonly of: Flag
  readonly onDone: () => void
}

/** Says what was done, and why, to whoever raised it. */
export function ResolveFlag({ of: { id, hides }, onDone }: ResolveFlagProps) {
  const { t } = useTranslation('moderation')
  const answers = useAnswers()
  const [outcome, choose] = useState<FlagOutcome>('acted')
  const act = useAct(resolveFlag, {
    onSuccess: (flag, { params }) => {
      answers.set(getFlag, { params }, flag)
      void answers.refresh(getDesk)
      onDone()
    },
  })
  return (
    <>
      <Choices
        label={t('flag.resolve.which')}
        choices={flagOutcome.options.map((value) => ({
          value,
          label: t(`flag.resolve.${value}${hides ? 'Hidden' : ''}`),
        }))}
        value={outcome}
        onChange={choose}
      />
      <TextForm
        name="text"
        draft={`flag.resolution.${id}`}
        label={t('flag.resolve.text')}
        hint={t('flag.resolve.hint')}
        missing={t('flag.resolve.missing')}
        busy={t('sending')}
        send={t('flag.resolve.do')}
        act={act}
        onSend={(text) => act.mutate({ params: { flagId: id }, body: { outcome, text } })}
      />
    </>
  )
}
