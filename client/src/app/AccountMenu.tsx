import type { Me } from '@rollcall/contract/accounts.ts'
import { useId, useRef } from 'react'
import { AccountPlaces } from './AccountPlaces.tsx'
import styles from './Header.module.css'

/** The account's name; behind it, where an account can go. The browser closes it on Escape or a press elsewhere. */
export function AccountMenu({ me }: { readonly me: Me }) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const close = () => list.current?.hidePopover()
  return (
    <>
      <button type="button" className={styles.entry} popoverTarget={id}>
        {me.name}
      </button>
      <div id={id} ref={list} className={styles.account} popover="auto">
        <AccountPlaces me={me} onGone={close} />
      </div>
    </>
  )
}
