import { type ComponentProps, useEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { leftFrom } from './left.ts'

/** The first screen of a visit is read from the top, as any page is. */
let first = true

/** The heading of a screen. After going there, focus is on it, so that a screen reader says where one is; after going back it is on the link by which one left. */
export function Heading(props: ComponentProps<'h1'>) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname, key } = useLocation()
  const isBack = useNavigationType() === 'POP'
  // Again for each address: the same screen may serve two, one after the other.
  useEffect(() => {
    const left = isBack ? leftFrom(key) : undefined
    const here = () => heading.current?.focus({ preventScroll: true })
    if (left) void import('./focusLeft.ts').then((m) => m.focusLeft(left, heading.current), here)
    else if (!first) here()
    first = false
  }, [pathname])
  return <h1 ref={heading} tabIndex={-1} {...props} />
}
