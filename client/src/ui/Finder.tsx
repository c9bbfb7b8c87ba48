import { Combobox, useCombobox } from '@mantine/core'
import type { ReactNode } from 'react'
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
  readonly onPick: (id: string) => void
  /** Stands under what was found, or instead of it: that nobody was found, or that more letters help. */
  readonly note?: ReactNode
}

/** A field that finds as one types, by mouse or by arrow keys; what is written may also stay as it is. */
export function Finder({ value, onChange, found, onPick, note, ...field }: FinderProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const pick = (id: string) => {
    onPick(id)
    combobox.closeDropdown()
  }
  const write = (written: string) => {
    onChange(written)
    combobox.openDropdown()
    combobox.resetSelectedOption()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal={false} offset={4}>
      <Field {...field}>
        {(tied) => (
          <Combobox.Target withExpandedAttribute>
            <input
              {...tied}
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={combobox.dropdownOpened}
              autoComplete="off"
              value={value}
              onChange={(event) => write(event.target.value)}
              onFocus={() => value && combobox.openDropdown()}
              onBlur={() => combobox.closeDropdown()}
            />
          </Combobox.Target>
        )}
      </Field>
      <Combobox.Dropdown className={styles.list} hidden={found.length === 0 && !note}>
        <Combobox.Options aria-label={field.label}>
          {found.map(({ id, name, detail }) => (
            <Combobox.Option key={id} value={id} className={styles.option}>
              <b>{name}</b> {detail && <small>{detail}</small>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {note && <p className={styles.note}>{note}</p>}
      </Combobox.Dropdown>
    </Combobox>
  )
}
