import type { z } from 'zod'
import { Obstacle } from '../platform/install/obstacle.ts'

/** What a file with a mapping says; what is wrong with it is told field by field. */
export const mappingFrom = <Shape extends z.ZodType>(
  shape: Shape,
  text: string,
  path: string,
): z.output<Shape> => {
  const parsed = shape.safeParse(jsonFrom(text, path))
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map(
    (one) => `  ${one.path.join('.') || 'all of it'}: ${one.message}`,
  )
  throw new Obstacle(`${path} is not a valid mapping:\n${wrong.join('\n')}`)
}

const jsonFrom = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new Obstacle(`${path} is not JSON: ${(error as Error).message}`)
  }
}
