import { z } from 'zod'

/** One derivative: its width in pixels, media type and address. */
export const picture = z.object({
  width: z.number().int(),
  type: z.enum(['image/webp', 'image/jpeg']),
  url: z.string(),
})
export type Picture = z.infer<typeof picture>

/** `640.webp`: a size of a picture that is asked for anew each time. */
export const pictureName = z
  .string()
  .regex(/^[1-9]\d{0,4}\.(webp|jpg)$/, 'is a width and .webp or .jpg')
