import { type EvidenceClass, evidenceClasses } from '@rollcall/contract/evidence.ts'
import { useMe } from '../accounts/useMe.ts'

/** The classes of which one can give evidence oneself: an examiner's comparison is not everybody's to give ([C4]). */
export function useClasses(): readonly EvidenceClass[] {
  const examines = useMe()?.can.examine === true
  return evidenceClasses.filter((one) => examines || one !== 'examiner')
}
