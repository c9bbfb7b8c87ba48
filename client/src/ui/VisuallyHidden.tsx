import type { ComponentProps } from 'react'
import styles from './VisuallyHidden.module.css'

/** For those who listen to a page, and for nobody else. */
export const VisuallyHidden = (props: ComponentProps<'span'>) => (
  <span {...props} className={styles.hidden} />
)
