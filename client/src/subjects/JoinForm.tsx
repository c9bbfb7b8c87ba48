import {
  mergeSubject,
  type SubjectListed,
  type SubjectPage,
  unmergeSubject,
} from '@rollcall/contract/subjects.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { errorAt, isProblem } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { offerUndo } from '../ui/undo.ts'
import { useDraft } from '../ui/useDraft.ts'
import { SideBySide } from './SideBySide.tsx'
import { useRefreshMen } from './useRefreshMen.ts'

interface JoinFormProps {
  readonly man: SubjectPage
  readonly other: SubjectListed
  readonly onBack: () => void
}

/** Both men side by side, and why they are one. */
export function JoinForm({ man, other, onBack }: JoinFormProps) {
  const { t } = useTranslation('subjects')
  const [reasons, write, drop] = useDraft(`same.${man.id}`, '')
  const [checked, setChecked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const act = useJoining(man, drop)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const params = { subjectId: man.id }
    if (reasons.trim()) act.mutate({ params, body: { into: other.id, reasons } })
    else field.current?.focus()
  }
  return (
    <form noValidate onSubmit={submit}>
      <SideBySide man={man} other={other} />
      <p>{t('same.becomes', { number: man.number, other: other.number })}</p>
      <TextArea
        ref={field}
        label={t('same.reasons')}
        hint={t('same.reasonsHint')}
        value={reasons}
        onChange={write}
        error={checked && !reasons.trim() ? t('same.missing') : errorAt(act.error, 'reasons')}
      />
      <Refused error={act.error} />
      <Buttons>
        <Button kind="primary" type="submit" busy={act.isPending && t('same.joining')}>
          {t('same.join')}
        </Button>
        <Button kind="plain" onClick={onBack}>
          {t('same.another')}
        </Button>
      </Buttons>
    </form>
  )
}

/** Joins them, goes to the page that is both of theirs now, and offers the way back for a minute. */
function useJoining(man: SubjectPage, done: () => void) {
  const { t } = useTranslation('subjects')
  const go = useNavigate()
  const refresh = useRefreshMen()
  const params = { subjectId: man.id }
  const undo = useAct(unmergeSubject, {
    onSuccess: refresh,
    // Somebody else may have taken them apart meanwhile.
    onError: (error) =>
      isProblem(error, 'subject.not-merged') ? refresh() : offerUndo({ text: t('same.stays') }),
  })
  return useAct(mergeSubject, {
    onSuccess: async ({ id }) => {
      done()
      await go(`/subjects/${id}`)
      void refresh()
      const text = t('joined.led', { number: man.number })
      offerUndo({ text, about: man.id, undo: () => undo.mutate({ params }) })
    },
  })
}
