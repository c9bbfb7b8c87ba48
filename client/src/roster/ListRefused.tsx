import { type ListFault, listFault } from '@rollcall/contract/roster.ts'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { Refused } from '../ui/Refused.tsx'

/** Why a list was refused, in the reader's language. */
export function ListRefused({ error }: { readonly error: Error | null }) {
  const sentence = useFaultWords()
  const fault = isProblem(error, 'list.unfit') ? listFault.safeParse(error.document.fault) : null
  return <Refused error={error} reason={fault?.success ? sentence(fault.data) : undefined} />
}

export function useFaultWords(): (fault: ListFault) => string {
  const { t } = useTranslation('roster')
  return (fault) => t(`fault.${fault}`)
}
