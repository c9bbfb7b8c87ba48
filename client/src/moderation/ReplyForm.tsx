import type { Identification } from '@rollcall/contract/identifications.ts'
import { type Reply, type ReplyOutcome, replyOutcomes } from '@rollcall/contract/replies.ts'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { DateField } from '../dates/DateField.tsx'
import { Button, Buttons } from '../ui/Button.tsx'
import { Choices } from '../ui/Choices.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { Refused } from '../ui/Refused.tsx'
import { DocumentField } from './DocumentField.tsx'
import { useReplyDraft } from './useReplyDraft.ts'

interface ReplyFormProps {
  /** On which it is written anew. */
  readonly of?: Identification
  readonly corrects?: Reply
  readonly onLeave: () => void
}

/** What an agency answered, written down or corrected; what was typed stays until it has arrived. */
export function ReplyForm({ of: one, corrects, onLeave }: ReplyFormProps) {
  const { t } = useTranslation('moderation')
  const outcomes = useTranslation('identifications').t
  const form = useRef<HTMLFormElement>(null)
  const { draft, wrong, act, change, send } = useReplyDraft({ one, corrects, onDone: onLeave })
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), [])
  const submit = () => {
    if (!act.isPending && !send()) focusWrong(form.current)
  }
  const outcomeOf = (value: ReplyOutcome) => ({ value, label: outcomes(`reply.outcome.${value}`) })
  return (
    <Form ref={form} onSend={submit}>
      <TextField
        label={t('replies.agency')}
        hint={t('replies.agencyHint')}
        value={draft.agency}
        onChange={(agency) => change({ agency })}
        error={wrong.agency ? t('replies.missing.agency') : errorAt(act.error, 'agency')}
      />
      <DateField
        label={t('replies.date')}
        hint={t('replies.dateHint')}
        value={draft.date}
        onChange={(date) => change({ date })}
        error={wrong.date ? t('replies.missing.date') : errorAt(act.error, 'date')}
      />
      <TextField
        optional
        label={t('replies.reference')}
        hint={t('replies.referenceHint')}
        value={draft.reference}
        onChange={(reference) => change({ reference })}
        error={errorAt(act.error, 'reference')}
      />
      <Choices
        label={t('replies.outcome')}
        choices={replyOutcomes.map(outcomeOf)}
        value={draft.outcome}
        onChange={(outcome) => change({ outcome })}
        error={wrong.outcome && t('replies.missing.outcome')}
      />
      <TextArea
        optional
        label={t('replies.text')}
        hint={t('replies.textHint')}
        value={draft.text}
        onChange={(text) => change({ text })}
        error={errorAt(act.error, 'text')}
      />
      <DocumentField
        optional
        label={t('replies.document')}
        hint={t('replies.documentHint')}
        value={draft.document}
        onChange={(document) => change({ document })}
        error={wrong.document ? t('replies.missing.document') : errorAt(act.error, 'documentId')}
      />
      <Refused error={act.error} />
      <Buttons>
        <Button type="submit" busy={act.isPending && t('sending')}>
          {t(corrects ? 'replies.save' : 'replies.send')}
        </Button>
        <Button kind="plain" onClick={onLeave}>
          {t('cancel')}
        </Button>
      </Buttons>
    </Form>
  )
}
