/** How a picture is looked at; the picture itself stays as it is. */
export interface View {
  readonly brightness: number
  readonly contrast: number
  readonly gamma: number
  readonly invert: boolean
  /** Degrees clockwise, in quarters. */
  readonly turn: number
  readonly flip: boolean
}

export const plainView: View = {
  brightness: 1,
  contrast: 1,
  gamma: 1,
  invert: false,
  turn: 0,
  flip: false,
}

export const isTurned = ({ turn, flip }: View): boolean => turn !== 0 || flip

/** Brighter, darker or otherwise than it is. */
export const isLit = (view: View): boolean => filterOf(view) !== 'none'

/** A CSS filter knows no gamma, so that comes from an SVG filter with this id, or another where there are two pictures. */
export const gammaId = 'still-gamma'

export function filterOf({ brightness, contrast, gamma, invert }: View, id = gammaId): string {
  const parts = [
    gamma === 1 ? '' : `url(#${id})`,
    brightness === 1 ? '' : `brightness(${brightness})`,
    contrast === 1 ? '' : `contrast(${contrast})`,
    invert ? 'invert(1)' : '',
  ].filter(Boolean)
  return parts.join(' ') || 'none'
}

/** By a quarter as it is seen: a picture that is turned over turns the other way round. */
export const turned = (view: View, by: 90 | -90): View => ({
  ...view,
  turn: (view.turn + (view.flip ? -by : by) + 360) % 360,
})
