import { type ComponentProps, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** The heading of a screen. After going there, focus is on it, so that a screen reader says where one is. */
export function Heading(props: ComponentProps<'h1'>) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { key, pathname } = useLocation()
  const arrived = key !== 'default'
  // Again for each address: the same screen may serve two, one after the other.
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true })
  }, [pathname])
  return <h1 ref={heading} tabIndex={-1} {...props} />
}
