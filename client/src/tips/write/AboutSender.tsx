import { useTranslation } from 'react-i18next'
import { Choices } from '../../ui/Choices.tsx'
import { TextField } from '../../ui/Field.tsx'
import { relations, type TipForm, type Wrong } from './tipForm.ts'

interface AboutSenderProps {
  readonly form: TipForm
  readonly onChange: (part: Partial<TipForm>) => void
  readonly errorOf: (field: keyof Wrong) => string | undefined
}

/** What the sender is to the man, and what of it all may be shown: his name, his words. */
export function AboutSender({ form, onChange, errorOf }: AboutSenderProps) {
  const { t } = useTranslation('tips')
  return (
    <>
      <Choices
        optional
        label={t('relation')}
        choices={relations.map((value) => ({ value, label: t(`relations.${value}`) }))}
        value={form.relation}
        onChange={(relation) => onChange({ relation })}
      />
      {form.relation === 'other' && (
        <TextField
          optional
          label={t('otherwise')}
          value={form.otherwise}
          onChange={(otherwise) => onChange({ otherwise })}
          error={errorOf('relationship')}
        />
      )}
      <Choices
        label={t('mayPublish')}
        hint={t('mayPublishHint')}
        choices={(['no', 'yes'] as const).map((value) => ({ value, label: t(`publish.${value}`) }))}
        value={form.mayPublish}
        onChange={(mayPublish) => onChange({ mayPublish })}
      />
      <Choices
        label={t('mayQuote')}
        hint={t('mayQuoteHint')}
        choices={(['no', 'yes'] as const).map((value) => ({ value, label: t(`quote.${value}`) }))}
        value={form.mayQuote}
        onChange={(mayQuote) => onChange({ mayQuote })}
      />
    </>
  )
}
