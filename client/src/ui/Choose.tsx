import type { ReactNode } from 'react'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './Choose.module.css'
import { put } from './searchWith.ts'
import { useSearch } from './useSearch.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  /** How many it leaves over, where that is known. */
  readonly count?: number
}

interface ChooseProps {
  /** Under which the address keeps it. */
  readonly name: string
  /** What it says where nothing is chosen: all of them. */
  readonly all: string
  readonly choices: readonly Choice[]
  /** Also one alone tells something apart: it does not hold of all. */
  readonly evenOne?: boolean
}

/** One of several, kept in the address; where there is only one, and it is not chosen, there is nothing to choose. */
export function Choose({ name, all, choices, evenOne = false }: ChooseProps) {
  const { number } = useFormat()
  const [value, choose] = useChosen(name)
  if (choices.length < (evenOne ? 1 : 2) && !value) return null
  return (
    <select aria-label={all} value={value} onChange={({ target }) => choose(target.value)}>
      <option value="">{all}</option>
      {choices.map(({ value: one, label, count }) => (
        <option key={one} value={one}>
          {count === undefined ? label : `${label} (${number(count)})`}
        </option>
      ))}
    </select>
  )
}

interface ChooseOrderProps {
  readonly label: string
  /** The first is how they stand where nothing is chosen. */
  readonly orders: readonly Choice[]
}

/** In which order what is shown stands, kept in the address. */
export function ChooseOrder({ label, orders }: ChooseOrderProps) {
  const [value, choose] = useChosen('order')
  return (
    <select
      className={styles.order}
      aria-label={label}
      value={value}
      onChange={({ target }) => choose(target.value)}
    >
      {orders.map((one, at) => (
        <option key={one.value} value={at === 0 ? '' : one.value}>
          {one.label}
        </option>
      ))}
    </select>
  )
}

/** Choices side by side. */
export function Chooses({ children }: { readonly children: ReactNode }) {
  return <div className={styles.choices}>{children}</div>
}

export function useChosen(name: string): [chosen: string, choose: (value: string) => void] {
  const [search, change] = useSearch()
  const choose = (value: string) => change((now) => put(now, name, value))
  return [search.get(name) ?? '', choose]
}
