import { personId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

export const personAdded = fact('person.added', z.object({ personId }))
export const personChanged = fact('person.changed', z.object({ personId }))
