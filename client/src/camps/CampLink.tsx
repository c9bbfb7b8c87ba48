import type { CampShort } from '@rollcall/contract/camps.ts'
import { Link } from 'react-router'
import { useCampName } from './useCampName.ts'

/** A camp by name, which leads to what is known of it. */
export function CampLink({ camp }: { readonly camp: CampShort }) {
  const name = useCampName()
  return (
    <Link data-alone="" to={`/camps/${camp.id}`}>
      {name(camp)}
    </Link>
  )
}
