import { isVisible } from '@rollcall/contract/text.ts'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { errorAt } from '../api/problem.ts'
import { Button, type ButtonKind, Buttons } from './Button.tsx'
import { TextArea } from './Field.tsx'
import { Form } from './Form.tsx'
import { Refused } from './Refused.tsx'
import { useDraft } from './useDraft.ts'

/** How far the act is for which the text is written. */
export interface TextAct {
  readonly error: Error | null
  readonly isPending: boolean
  readonly submittedAt: number
  readonly isSuccess: boolean
}

interface TextFormProps {
  /** The key under which what is written is kept. */
  readonly draft: string
  /** What the server calls it. */
  readonly name: 'reasons' | 'text'
  readonly label: string
  readonly hint?: string | undefined
  /** What is said where nothing was written. */
  readonly missing: string
  readonly act: TextAct
  readonly onSend: (text: string) => void
  readonly send: string
  readonly busy: string
  readonly kind?: ButtonKind
  /** Whether one came only to write it: then the field has the focus at once. */
  readonly focused?: boolean
  /** The way out of it, in words. */
  readonly leave?: string
  readonly onLeave?: (() => void) | undefined
}

/** A form of one text that is needed: it stays under the key `draft` until it has arrived, and then begins anew. */
export function TextForm({ name, label, hint, missing, act, send, busy, ...rest }: TextFormProps) {
  const { text, write, field, submit, isMissing } = useText(act, rest)
  const { kind, leave, onLeave } = rest
  return (
    <Form onSend={submit}>
      <TextArea
        ref={field}
        label={label}
        hint={hint}
        value={text}
        onChange={write}
        error={isMissing ? missing : errorAt(act.error, name)}
      />
      <Refused error={act.error} />
      <Buttons>
        <Button type="submit" {...(kind && { kind })} busy={act.isPending && busy}>
          {send}
        </Button>
        {onLeave && (
          <Button kind="plain" onClick={onLeave}>
            {leave}
          </Button>
        )}
      </Buttons>
    </Form>
  )
}

type Writing = Pick<TextFormProps, 'draft' | 'onSend' | 'focused'>

function useText(act: TextAct, { draft, onSend, focused = false }: Writing) {
  const [text, write, drop] = useDraft(draft, '')
  const [checked, setChecked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const empty = !isVisible(text)
  useLayoutEffect(() => {
    if (focused) field.current?.focus()
  }, [])
  useEffect(() => {
    if (!act.isSuccess) return
    drop()
    setChecked(false)
  }, [act.isSuccess, act.submittedAt])
  const submit = () => {
    if (act.isPending) return
    setChecked(true)
    if (empty) field.current?.focus()
    else onSend(text.trim())
  }
  return { text, write, field, submit, isMissing: checked && empty }
}
