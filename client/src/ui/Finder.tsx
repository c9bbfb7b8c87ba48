import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { Field, type FieldProps } from './Field.tsx'
import styles from './Finder.module.css'

export interface Found {
  readonly id: string
  readonly name: string
  /** What tells him from others of that name. */
  readonly detail?: ReactNode
}

interface FinderProps extends FieldProps {
  /** What is written in the field. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** What was found for it so far. */
  readonly found: readonly Found[]
  readonly onPick: (one: Found) => void
  /** Stands under what was found, or instead of it: that nobody was found, or that more letters help. */
  readonly note?: ReactNode
}

/** A field that finds as one types, by mouse or by arrow keys; what is written may also stay as it is. */
export function Finder({ value, onChange, found, onPick, note, ...field }: FinderProps) {
  const list = useId()
  const { isOpen, open, shut, chosen, press } = useChoosing(found, onPick)
  const write = (written: string) => {
    onChange(written)
    open()
  }
  const idOf = (id: string) => `${list}-${id}`
  const came = chosen && idOf(chosen.id)
  useEffect(() => {
    if (came) document.getElementById(came)?.scrollIntoView({ block: 'nearest' })
  }, [came])
  return (
    <Field {...field}>
      {(tied) => (
        <div className={styles.place}>
          <input
            {...tied}
            role="combobox"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-expanded={isOpen}
            aria-controls={isOpen ? list : undefined}
            aria-activedescendant={came}
            autoComplete="off"
            value={value}
            onChange={(event) => write(event.target.value)}
            onFocus={() => value && open()}
            onBlur={shut}
            onKeyDown={press}
          />
          {isOpen && (found.length > 0 || note) && (
            // biome-ignore lint/a11y/noStaticElementInteractions: nothing happens but that the field keeps the focus.
            <div className={styles.list} onMouseDown={(event) => event.preventDefault()}>
              <div role="listbox" id={list} aria-label={field.label}>
                {found.map((one) => (
                  // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field has focus and keys.
                  <div
                    key={one.id}
                    id={idOf(one.id)}
                    role="option"
                    aria-selected={one.id === chosen?.id}
                    className={styles.option}
                    onClick={() => {
                      onPick(one)
                      shut()
                    }}
                  >
                    <b>{one.name}</b> {one.detail && <small>{one.detail}</small>}
                  </div>
                ))}
              </div>
              {note && <p className={styles.note}>{note}</p>}
            </div>
          )}
        </div>
      )}
    </Field>
  )
}

/** Which of them the arrows have come to, if any. */
function useChoosing(found: readonly Found[], onPick: FinderProps['onPick']) {
  const [at, setAt] = useState<number | null>(null)
  const [isOpen, setOpen] = useState(false)
  const chosen = isOpen && at !== null ? found[at] : undefined
  const turn = (to: boolean) => () => {
    setOpen(to)
    setAt(null)
  }
  const [open, shut] = [turn(true), turn(false)]
  const press = (event: KeyboardEvent) => {
    const next = event.nativeEvent.isComposing ? null : actOn(event.key)
    if (!next) return
    event.preventDefault()
    next()
  }
  const actOn = (key: string): (() => void) | null => {
    if (key === 'ArrowDown' || key === 'ArrowUp')
      return () => {
        setOpen(true)
        if (found.length > 0) setAt(nextOf(at, found.length, key === 'ArrowDown' ? 1 : -1))
      }
    if (key === 'Escape' && isOpen) return shut
    if (key !== 'Enter' || !chosen) return null
    return () => {
      onPick(chosen)
      shut()
    }
  }
  return { isOpen, open, shut, chosen, press }
}

/** Round and round; from none to the first, or backwards to the last. */
const nextOf = (at: number | null, of: number, step: 1 | -1): number =>
  at === null ? (step > 0 ? 0 : of - 1) : (at + step + of) % of
