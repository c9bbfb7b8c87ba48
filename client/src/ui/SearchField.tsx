import type { ComponentProps } from 'react'
import { TextField } from './Field.tsx'

/** For what a list is searched by: names, which nobody's spelling or history should mend. */
export function SearchField(props: Omit<ComponentProps<typeof TextField>, 'type'>) {
  return (
    <TextField type="search" maxLength={300} autoComplete="off" spellCheck={false} {...props} />
  )
}
