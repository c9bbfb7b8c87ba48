import type { ComponentProps, KeyboardEvent } from 'react'

interface FormProps extends Omit<ComponentProps<'form'>, 'onSubmit' | 'onKeyDown'> {
  /** What is missing or wrong it says itself, in our words. */
  readonly onSend: () => void
}

/** A form that Ctrl+Enter sends too, from wherever one stands in it. */
export function Form({ onSend, ...rest }: FormProps) {
  const sentByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onSend()
  }
  return (
    <form
      noValidate
      {...rest}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
      onKeyDown={sentByKey}
    />
  )
}
