import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const bytes = z.number().int().min(0)

/** What of the storage is taken by what waits, and what is free. */
export const room = z
  .object({
    /** What was announced and became no film, photo or portrait yet. */
    uploads: z.object({
      count: z.number().int().min(0),
      announcedBytes: bytes,
      /** Of these so many have come. */
      comeBytes: bytes,
      /** More than that may not be announced together. */
      mostBytes: bytes,
    }),
    /** Where the files lie. */
    disk: z.object({ bytes, freeBytes: bytes }),
  })
  .meta({ id: 'Room' })
export type Room = z.infer<typeof room>

export const getRoom = endpoint({
  name: 'getRoom',
  method: 'GET',
  path: '/api/office/room',
  summary: 'How much room is taken by uploads that wait, and how much is free',
  access: 'admin',
  status: 200,
  response: room,
  errors: ['auth.required', 'forbidden'],
})
