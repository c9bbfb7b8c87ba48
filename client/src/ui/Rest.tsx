import { More } from './More.tsx'
import { Refused } from './Refused.tsx'

type RestProps = Parameters<typeof More>[0] & { readonly error: Error | null }

/** Under the first ones of a list: the others, and why they did not come. */
export function Rest({ list, error }: RestProps) {
  return (
    <>
      <Refused error={error} />
      <More list={list} />
    </>
  )
}
