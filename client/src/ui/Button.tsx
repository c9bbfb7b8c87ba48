import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './Button.module.css'

/** primary: what the page is for, once on it · outline: beside it · quiet: in rows · plain: within text. */
export type ButtonKind = 'primary' | 'outline' | 'quiet' | 'plain'

interface Look {
  readonly kind?: ButtonKind
  readonly wide?: boolean
}

interface ButtonProps extends Look, ComponentProps<'button'> {
  /** What is happening, in words: shown instead of the label, and a second press does nothing. */
  readonly busy?: string | false | undefined
}

/** A button that cannot be pressed now stays reachable, so that a screen reader finds it and focus is not lost. */
export function Button({
  kind = 'outline',
  wide,
  busy,
  disabled,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const idle = Boolean(disabled || busy)
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (idle) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      type="button"
      {...rest}
      {...lookOf({ kind, wide })}
      aria-disabled={idle || undefined}
      onClick={press}
    >
      {busy || children}
    </button>
  )
}

export function ButtonLink({
  kind = 'outline',
  wide,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return <Link {...rest} {...lookOf({ kind, wide })} />
}

/** For what leaves the pages of the app, such as a file. */
export function ButtonAnchor({ kind = 'outline', wide, ...rest }: Look & ComponentProps<'a'>) {
  return <a {...rest} {...lookOf({ kind, wide })} />
}

export function Buttons({ children }: { readonly children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>
}

const lookOf = ({ kind, wide }: { kind: ButtonKind; wide: boolean | undefined }) => ({
  className: styles.button,
  'data-kind': kind,
  'data-wide': wide ? '' : undefined,
})
