import { useEffect, useReducer } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { askForPictures } from '../ui/printPage.ts'
import styles from './Shell.module.css'

/** At the foot of what is printed: where it is to be found, and of which day it is. */
export function Printed() {
  const { day } = useFormat()
  const [, again] = useReducer((times: number) => times + 1, 0)
  useLocation()
  // What is written into an address since, a page that stood open over night, and pictures further down.
  useEffect(() => {
    const renew = () => {
      flushSync(again)
      askForPictures()
    }
    addEventListener('beforeprint', renew)
    return () => removeEventListener('beforeprint', renew)
  }, [])
  return (
    <p className={styles.printed}>
      {window.location.href}
      <span>{day(new Date().toISOString())}</span>
    </p>
  )
}
