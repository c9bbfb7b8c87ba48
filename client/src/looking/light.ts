/** In what light a picture is looked at; the picture itself stays as it is, and nothing of it is saved. */
export interface Light {
  /** Times as bright. */
  readonly brightness: number
  /** Times as far from the middle grey. */
  readonly contrast: number
  /** Above 1 it lifts what lies in the dark, and leaves black and white where they are. */
  readonly gamma: number
  /** How much of what differs from its surroundings is added once more; 0 adds nothing. */
  readonly sharpness: number
  readonly invert: boolean
}

export const plainLight: Light = {
  brightness: 1,
  contrast: 1,
  gamma: 1,
  sharpness: 0,
  invert: false,
}

/** What can be set by a slider: from where, to where, in which steps. */
export const ranges = {
  brightness: { min: 0.25, max: 3, step: 0.05 },
  contrast: { min: 0.25, max: 3, step: 0.05 },
  gamma: { min: 0.25, max: 3, step: 0.05 },
  sharpness: { min: 0, max: 3, step: 0.1 },
} as const

export type Slid = keyof typeof ranges

export const slid = Object.keys(ranges) as Slid[]

export const isChanged = (light: Light, part: keyof Light): boolean =>
  light[part] !== plainLight[part]

/** Brighter, darker or otherwise than it is. */
export const isLit = (light: Light): boolean =>
  [...slid, 'invert' as const].some((part) => isChanged(light, part))

/**
 * The light as a CSS filter, where there is no GPU to be asked. CSS knows neither gamma nor sharpness: these are SVG filters,
 * whose ids begin with this one.
 */
export function filterOf(
  { brightness, contrast, gamma, sharpness, invert }: Light,
  id: string,
): string {
  const parts = [
    sharpness === 0 ? '' : `url(#${sharpId(id)})`,
    gamma === 1 ? '' : `url(#${gammaId(id)})`,
    brightness === 1 ? '' : `brightness(${brightness})`,
    contrast === 1 ? '' : `contrast(${contrast})`,
    invert ? 'invert(1)' : '',
  ]
  return parts.filter(Boolean).join(' ') || 'none'
}

export const gammaId = (id: string): string => `${id}-gamma`
export const sharpId = (id: string): string => `${id}-sharp`
