import { installWithApt } from './apt.ts'
import { findCommand } from './command.ts'
import { say } from './say.ts'

export interface Decoder {
  /** What it is for. */
  readonly what: string
  readonly command: string
  /** Debian's package. */
  readonly brought: string
  /** What goes on without it, and how. */
  readonly without: string
}

/** Programs that make photos of telephones and archives readable, and that shut decoders in. Each can be done without. */
export const decoders: readonly Decoder[] = [
  {
    what: 'HEIC',
    command: 'heif-convert',
    brought: 'libheif-examples',
    without: 'HEIC photos are refused in words',
  },
  {
    what: 'JPEG 2000',
    command: 'opj_decompress',
    brought: 'libopenjp2-tools',
    without: 'JPEG 2000 is read by ffmpeg, without its profiles',
  },
  {
    what: 'PDF',
    command: 'pdftoppm',
    brought: 'poppler-utils',
    without: 'PDFs are refused in words; source documents are taken as pictures',
  },
  {
    what: 'walls',
    command: 'bwrap',
    brought: 'bubblewrap',
    without: 'decoders are held by limits, and without network, but see this machine’s files',
  },
]

/** Brings those that are missing, where we may; says what goes on without them. */
export const bringDecoders = async (): Promise<void> => {
  const packages = missing().map(({ brought }) => brought)
  if (packages.length > 0) await installWithApt('decoders', packages)
  const left = missing()
  for (const { command, without } of left) say('decoders', `no ${command}: ${without}`)
  if (left.length === 0) say('decoders', decoders.map(({ command }) => command).join(', '))
}

const missing = () => decoders.filter(({ command }) => !findCommand([command]))
