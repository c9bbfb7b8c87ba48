import { personId, portraitId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** The first portrait of him was accepted. */
export const personPictured = fact('person.pictured', z.object({ personId, at: z.iso.datetime() }))
/** A contributor gave a portrait, or it was ruled on. */
export const portraitGiven = fact('portrait.given', z.object({ portraitId }))
export const personChanged = fact('person.changed', z.object({ personId }), { narrows: true })
