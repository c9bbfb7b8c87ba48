import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './Tools.module.css'

interface ToolProps {
  /** What it does, where it shows only a sign. */
  readonly name?: string
  readonly isOn?: boolean
  readonly onPress: (byKeys: boolean) => void
  readonly children: ReactNode
}

/** One thing done by one press. */
export function Tool({ name, isOn, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      data-sign={name ? '' : undefined}
      aria-label={name}
      title={name}
      aria-pressed={isOn}
      onClick={(event) => onPress(event.detail === 0)}
    >
      {children}
    </button>
  )
}

interface UnfoldingProps {
  readonly name: string
  /** Something in it is not as it is in a picture that was left alone. */
  readonly isChanged: boolean
  readonly children: ReactNode
}

/** A tool with more than one thing to set. */
export function Unfolding({ name, isChanged, children }: UnfoldingProps) {
  const { t } = useTranslation('looking')
  const id = useId()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    setOpen(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape folds it up from wherever the focus is in it.
    <div className={styles.unfolding} onKeyDown={onKey}>
      <button
        ref={button}
        type="button"
        className={styles.tool}
        aria-expanded={open}
        aria-controls={id}
        data-changed={isChanged ? '' : undefined}
        onClick={() => setOpen(!open)}
      >
        {name}
        {isChanged && <VisuallyHidden>{t('tool.changed')}</VisuallyHidden>}
      </button>
      <div id={id} className={styles.sheet} hidden={!open}>
        {open && children}
      </div>
    </div>
  )
}
