import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findCommand } from '../platform/install/command.ts'

/** What a confined program sees of our files; everything else is not there. */
export interface Seen {
  readonly reads: readonly string[]
  /** Folders that it may write into. */
  readonly writes: readonly string[]
}

const root = join(import.meta.dirname, '../../..')
/** What programs of the machine need to run, and our own source; data and secrets lie in none of them. */
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64']
const TABLES = ['/etc/alternatives', '/etc/ld.so.cache', '/etc/fonts']
const OURS = ['api', 'node_modules'].map((name) => join(root, name))
const TMP_BYTES = 64 << 20

const shown = (how: string, paths: readonly string[]) => paths.flatMap((path) => [how, path, path])

/** Bubblewrap: namespaces of its own for everything, nobody's user, no way to another, dying with us. */
export const walls: readonly string[] = [
  ...['--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--new-session'],
  ...['--uid', '65534', '--gid', '65534', '--cap-drop', 'ALL'],
  ...shown('--ro-bind-try', [...SYSTEM, ...TABLES]),
  ...['--proc', '/proc', '--dev', '/dev', '--size', `${TMP_BYTES}`, '--tmpfs', '/tmp'],
]

/** The words before a command that show it these files and what it needs to run. */
export const behindWalls = (command: string, { reads, writes }: Seen): string[] => {
  const isOurs = command === process.execPath
  const place = findCommand([command]) ?? command
  const program = [dirname(place), dirname(realpathSync(place))].filter(
    (folder) => !SYSTEM.some((one) => folder === one || folder.startsWith(`${one}/`)),
  )
  return [
    'bwrap',
    ...walls,
    ...shown('--ro-bind', [...new Set(program), ...(isOurs ? OURS : [])]),
    ...shown('--bind', writes),
    ...shown('--ro-bind', reads),
    ...['--chdir', '/', '--'],
  ]
}

/** Of ffmpeg's words, the files: inputs are named after `-i`, also in pieces; whatever else is a path is written. */
export const seenByFfmpeg = (args: readonly string[]): Seen => {
  const inputs = args.filter((_, n) => args[n - 1] === '-i')
  const outputs = args
    .filter((_, n) => args[n - 1] !== '-i')
    .map((word) => word.replace(/^file:/, ''))
  return {
    // `file:/a/b`, or of each piece `subfile,,start,0,end,9,,:/a/b`, between bars.
    reads: [
      ...new Set(
        inputs.flatMap((word) => [...word.matchAll(/(?:^|:)(\/[^|]*)/g)].map(([, at = '']) => at)),
      ),
    ],
    writes: outputs.filter((word) => word.startsWith('/')).map((path) => dirname(path)),
  }
}
