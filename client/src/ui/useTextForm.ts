import { isVisible } from '@rollcall/contract/text.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useDraft } from './useDraft.ts'

/** How far the act is for which the text is written. */
export interface TextAct {
  readonly error: Error | null
  readonly isPending: boolean
  readonly submittedAt: number
  readonly isSuccess: boolean
}

/** A form of one text that is needed: it stays under the key `draft` until it has arrived, and then begins anew. */
export function useTextForm(draft: string, act: TextAct, onSend: (text: string) => void) {
  const [text, write, drop] = useDraft(draft, '')
  const [checked, setChecked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const empty = !isVisible(text)
  useEffect(() => {
    if (!act.isSuccess) return
    drop()
    setChecked(false)
  }, [act.isSuccess, act.submittedAt])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (empty) field.current?.focus()
    else onSend(text.trim())
  }
  return { text, write, field, submit, isMissing: checked && empty }
}
