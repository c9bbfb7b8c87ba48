import type { Stream } from './filmStreams.ts'

/** How the colours of a film are written, and how its rendition writes them. */
export interface Colours {
  /** As swscale calls it. */
  readonly from: 'bt709' | 'smpte170m' | 'smpte240m' | 'fcc' | 'bt2020'
  readonly to: 'bt709' | 'smpte170m' | 'bt470bg'
  /** The curve of what is wider than a rendition can show, as zimg calls it. */
  readonly wide: '2020_10' | 'smpte2084' | 'arib-std-b67' | null
}

type Told = Pick<Stream, 'color_space' | 'color_transfer' | 'width' | 'height'>

/** By what the file says; where it says nothing, as players do: large pictures as HD video, others as SD. */
export const coloursOf = (told: Told): Colours => {
  const { color_space: space = '' } = told
  if (space.startsWith('bt2020')) return { from: 'bt2020', to: 'bt709', wide: curveOf(told) }
  if (space === 'bt470bg') return { from: 'smpte170m', to: 'bt470bg', wide: null }
  if (space === 'smpte170m' || space === 'bt709') return { from: space, to: space, wide: null }
  if (space === 'fcc') return { from: 'fcc', to: 'smpte170m', wide: null }
  if (space === 'smpte240m') return { from: 'smpte240m', to: 'bt709', wide: null }
  const usual = isLarge(told) ? 'bt709' : 'smpte170m'
  return { from: usual, to: usual, wide: null }
}

const isLarge = ({ width = 0, height = 0 }: Told): boolean => height >= 720 || width >= 1280

const curveOf = ({ color_transfer: curve = '' }: Told): Exclude<Colours['wide'], null> => {
  if (curve === 'smpte2084' || curve === 'arib-std-b67') return curve
  return '2020_10'
}

const SOURCE = 'pin=2020:min=2020_ncl'
const TARGET = 'p=709:m=709:r=limited'

/** The filters that bring wide colours into those of HD video; what is brighter than it can show is pressed together. */
export const narrowing = ({ wide }: Colours): string[] => {
  if (wide === null) return []
  if (wide === '2020_10') return [`zscale=${SOURCE}:tin=2020_10:t=709:${TARGET}`]
  return [
    `zscale=${SOURCE}:tin=${wide}:t=linear:npl=203`,
    'format=gbrpf32le',
    'zscale=p=709',
    'tonemap=tonemap=hable:desat=0',
    `zscale=t=709:${TARGET}`,
    'format=yuv444p10le',
  ]
}

/** The matrix of the picture as it comes to be scaled. */
export const matrixAtScale = ({ from, wide }: Colours): string => (wide === null ? from : 'bt709')
