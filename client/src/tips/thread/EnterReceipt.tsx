import { RECEIPT_WORDS, wordsTyped } from '@rollcall/contract/tips.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt, isProblem } from '../../api/problem.ts'
import { Button, ButtonLink, Buttons } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Refused } from '../../ui/Refused.tsx'

interface EnterReceiptProps {
  readonly start: string
  readonly error: Error | null
  readonly busy: boolean
  readonly onOpen: (receipt: string) => void
}

/** The words of a receipt as somebody reads them from paper: capitals, commas and lines do not matter. */
export function EnterReceipt({ start, error, busy, onOpen }: EnterReceiptProps) {
  const { t } = useTranslation('tips')
  const field = useRef<HTMLTextAreaElement>(null)
  const [words, setWords] = useState(start)
  const [checked, setChecked] = useState(false)
  const receipt = words.trim().toLowerCase().replace(/\s+/g, ' ')
  const count = wordsTyped(receipt)
  const unknown = isProblem(error, 'receipt.unknown') && receipt === start
  useEffect(() => {
    if (error) field.current?.focus()
  }, [error])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (count < RECEIPT_WORDS) field.current?.focus()
    else onOpen(receipt)
  }
  return (
    <form noValidate onSubmit={submit}>
      {!isProblem(error, 'receipt.unknown') && <Refused error={error} />}
      <TextArea
        ref={field}
        label={t('thread.words')}
        hint={t('thread.wordsHint')}
        value={words}
        onChange={setWords}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        error={
          checked && count < RECEIPT_WORDS
            ? t(receipt === '' ? 'thread.missing' : 'thread.tooFew', { count })
            : unknown
              ? t('thread.unknown')
              : errorAt(error, 'receipt')
        }
      />
      <Buttons>
        <Button kind="primary" type="submit" busy={busy && t('thread.opening')}>
          {t('thread.open')}
        </Button>
        <ButtonLink kind="quiet" to="/tip">
          {t('title')}
        </ButtonLink>
      </Buttons>
    </form>
  )
}
