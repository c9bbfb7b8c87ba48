import type { Region } from '@rollcall/contract/sightings.ts'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Size } from '../ui/pictures.ts'
import styles from './MarkBar.module.css'
import { typed } from './regions.ts'

interface FiguresProps {
  readonly mark: Region
  readonly still: Size
  readonly onChange: (mark: Region) => void
  /** Pixels of what they are, where it is no still. */
  readonly unit?: string
  readonly onSave: () => void
  readonly onLeave: () => void
}

/** The mark in whole pixels of the still, to be read and to be typed. */
export function Figures({ unit, ...props }: FiguresProps) {
  const { t } = useTranslation('stills')
  return (
    <div className={styles.figures}>
      {(['x', 'y', 'w', 'h'] as const).map((side) => (
        <Figure key={side} side={side} {...props} />
      ))}
      <small>{unit ?? t('pixels')}</small>
    </div>
  )
}

/**
 * One figure. While it is typed it stays as it is typed, and the mark follows where that is possible; what is not is brought
 * into what is when the field is left.
 */
function Figure({
  side,
  mark,
  still,
  onChange,
  onSave,
  onLeave,
}: Omit<FiguresProps, 'unit'> & { readonly side: keyof Region }) {
  const { t } = useTranslation('stills')
  const id = useId()
  const [text, setText] = useState<string | null>(null)
  const possible = (written: string) =>
    written.trim() === '' ? mark : typed({ ...mark, [side]: Number(written) }, still)
  const write = (written: string) => {
    setText(written)
    const next = possible(written)
    if (isAsWritten(next, { ...mark, [side]: Number(written) })) onChange(next)
  }
  const settle = () => {
    if (text !== null) onChange(possible(text))
    setText(null)
  }
  const press = (event: KeyboardEvent) => {
    // What is saved is what was seen: a figure that had to be changed is shown first.
    if (event.key === 'Enter') {
      if (text === null || Number(text) === mark[side]) onSave()
      settle()
    } else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span>
      <label htmlFor={id}>{t(`side.${side}`)}</label>
      <input
        id={id}
        type="number"
        step={1}
        value={text ?? mark[side]}
        onChange={({ target }) => write(target.value)}
        onBlur={settle}
        onKeyDown={press}
      />
    </span>
  )
}

const isAsWritten = (one: Region, other: Region): boolean =>
  (['x', 'y', 'w', 'h'] as const).every((side) => one[side] === other[side])
