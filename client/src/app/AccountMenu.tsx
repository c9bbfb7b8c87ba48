import type { Me } from '@rollcall/contract/accounts.ts'
import { useId } from 'react'
import { useUnfolded } from '../ui/useUnfolded.ts'
import { AccountPlaces } from './AccountPlaces.tsx'
import styles from './Header.module.css'

/** The account's name; behind it, where an account can go. */
export function AccountMenu({ me }: { readonly me: Me }) {
  const id = useId()
  const { isOpen, place, turn, close } = useUnfolded()
  return (
    <div ref={place} className={styles.menu}>
      <button
        type="button"
        className={styles.entry}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={turn}
      >
        {me.name}
      </button>
      <div id={id} className={styles.account} hidden={!isOpen}>
        <AccountPlaces me={me} onGone={close} />
      </div>
    </div>
  )
}
