import { campId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** Two camps were declared to be others, or that was lifted ([P6]). */
export const campsToldApart = fact('camps.told-apart', z.object({ campId, otherId: campId }))
