import { noPrisonerKinds } from '@rollcall/contract/noPrisoner.ts'
import type { ManRuling, SubjectPage } from '@rollcall/contract/subjects.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt, isProblem } from '../api/problem.ts'
import { useNoPrisonerWords } from '../men/useNoPrisonerWords.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Choices } from '../ui/Choices.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { Refused } from '../ui/Refused.tsx'
import { Stale } from './Stale.tsx'
import { useManRuling } from './useManRuling.ts'

interface ManRulingFormProps {
  readonly man: SubjectPage
  readonly ruling: ManRuling
}

/** As what he is no prisoner, and why; or why he is one. What was typed stays whatever happens meanwhile. */
export function ManRulingForm({ man, ruling }: ManRulingFormProps) {
  const { t } = useTranslation('moderation')
  const kindOf = useNoPrisonerWords()
  const form = useRef<HTMLFormElement>(null)
  const { draft, act, missing, change, read, send } = useManRuling(man, ruling)
  const isStale = isProblem(act.error, 'decision.stale')
  const submit = () => {
    if (!act.isPending && !send()) focusWrong(form.current)
  }
  const others = (man.signedNoPrisoner ?? []).filter((one) => !one.mine)
  const completes = others.some(({ kind }) => kind === draft.kind)
  const does = ruling === 'prisoner' ? 'undo' : completes ? 'complete' : 'sign'
  return (
    <Form ref={form} onSend={submit}>
      {ruling === 'no-prisoner' && (
        <Choices
          label={t('man.kind')}
          choices={noPrisonerKinds.map((kind) => ({ value: kind, label: kindOf(kind) }))}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          error={missing.kind}
        />
      )}
      <TextArea
        label={t('man.reasons')}
        hint={t('man.reasonsHint')}
        value={draft.reasons}
        onChange={(reasons) => change({ reasons })}
        error={missing.reasons ?? errorAt(act.error, 'reasons')}
      />
      {isStale ? <Stale error={act.error} onRead={read} /> : <Refused error={act.error} />}
      <Buttons>
        <Button kind="primary" type="submit" busy={act.isPending && t('sending')}>
          {t(`man.${does}`)}
        </Button>
      </Buttons>
    </Form>
  )
}
