import type { ComponentProps } from 'react'
import styles from './Rows.module.css'

/** A list with hairlines between its rows. The role is said because Safari drops it from a list without bullets. */
export function Rows(props: ComponentProps<'ul'>) {
  // biome-ignore lint/a11y/noRedundantRoles: see above.
  return <ul role="list" {...props} className={styles.rows} />
}

interface RowProps extends ComponentProps<'li'> {
  readonly selected?: boolean
}

export function Row({ selected = false, ...rest }: RowProps) {
  return <li {...rest} className={styles.row} data-selected={selected ? '' : undefined} />
}

/** Of whom a row is; a link in it is as high as a finger. */
export function RowName(props: ComponentProps<'h2'>) {
  return <h2 {...props} className={styles.name} />
}
