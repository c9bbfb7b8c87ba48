import { type ComponentProps, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** The first screen of a visit is read from the top, as any page is. */
let first = true

/** The heading of a screen. After going there, focus is on it, so that a screen reader says where one is. */
export function Heading(props: ComponentProps<'h1'>) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  // Again for each address: the same screen may serve two, one after the other.
  useEffect(() => {
    if (!first) heading.current?.focus({ preventScroll: true })
    first = false
  }, [pathname])
  return <h1 ref={heading} tabIndex={-1} {...props} />
}
