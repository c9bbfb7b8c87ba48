import { countSources } from '@rollcall/contract/sources.ts'
import { useGet } from '../api/queries.ts'
import type { FieldProps } from '../ui/Field.tsx'
import { Finder } from '../ui/Finder.tsx'

const MOST_KNOWN = 100
const MOST_FOUND = 8

interface CollectionFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A collection by its name: one that there is as one types, so that it is not written in two ways, or a new one. */
export function CollectionField({ value, onChange, ...field }: CollectionFieldProps) {
  const { data } = useGet(countSources, { query: { limit: MOST_KNOWN } })
  const written = value.trim().toLocaleLowerCase()
  const found = (data?.collections ?? [])
    .map(({ name }) => ({ id: name, name }))
    .filter(({ name }) => name !== value && name.toLocaleLowerCase().includes(written))
    .slice(0, MOST_FOUND)
  return <Finder {...field} {...{ value, onChange, found }} onPick={({ name }) => onChange(name)} />
}
