/** A row of a list that names the file of a picture, and of several pictures in it which. */
export interface NamesFile {
  readonly row: number
  readonly file: string
  readonly page: number | null
}

export interface Matching<Row extends NamesFile> {
  readonly pairs: readonly { readonly row: Row; readonly path: string }[]
  /** Rows whose picture is not in the folder. */
  readonly missing: readonly Row[]
  /** Rows that could mean any of several files. */
  readonly several: readonly { readonly row: Row; readonly paths: readonly string[] }[]
  /** Rows whose picture an earlier row has. */
  readonly twice: readonly { readonly row: Row; readonly first: Row }[]
  /** Pictures that no row names. */
  readonly unnamed: readonly string[]
  /** What is in the folder and is no picture. */
  readonly others: readonly string[]
}

const pictures =
  /\.(?:jpe?g|jpe|jfif|png|tiff?|heic|heif|jp2|j2k|jpf|jpx|webp|avif|gif|bmp|dng|dpx)$/

/** As names are compared: systems differ in case, in how accents and Hangul are put together, and in the slash. */
const plain = (path: string): string =>
  path
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
    .trim()
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const stemOf = (name: string): string => name.replace(/(?!^)\.[a-z\d]{1,5}$/, '')

/** `._x.jpg` is what a Mac writes beside x.jpg on other disks. */
const isHidden = (name: string): boolean => name.startsWith('.')

/** Whether a file of a folder can be one of its pictures: by its ending, or where it has none. */
const isPicture = (name: string): boolean => pictures.test(name) || stemOf(name) === name

/**
 * Which file each row means, whatever the case, the folder or the ending that either writes: the name first, and where
 * several folders have it, the one that agrees with more of the path. What stays open is no match.
 */
export const matchFiles = <Row extends NamesFile>(
  rows: readonly Row[],
  paths: readonly string[],
): Matching<Row> => {
  const seen = paths.map((path) => ({ path, plain: plain(path) }))
  const shown = seen.filter(({ plain: one }) => !isHidden(nameOf(one)))
  const files = shown.filter(({ plain: one }) => isPicture(nameOf(one)))
  const byName = gathered(files, ({ plain: one }) => nameOf(one))
  const byStem = gathered(files, ({ plain: one }) => stemOf(nameOf(one)))
  const pairs: { row: Row; path: string }[] = []
  const missing: Row[] = []
  const several: { row: Row; paths: string[] }[] = []
  const twice: { row: Row; first: Row }[] = []
  const taken = new Map<string, Row>()
  const named = new Set<string>()
  for (const row of rows) {
    const asked = plain(row.file)
    const name = nameOf(asked)
    const alike =
      byName.get(name) ??
      byStem.get(name) ??
      ((pictures.test(name) && byStem.get(stemOf(name))) || [])
    const found = nearest(asked, alike)
    for (const { path } of found) named.add(path)
    const [one, another] = found
    const first = one && !another ? taken.get(`${row.page} ${one.path}`) : undefined
    if (!one) missing.push(row)
    else if (another) several.push({ row, paths: found.map(({ path }) => path) })
    else if (first) twice.push({ row, first })
    else {
      taken.set(`${row.page} ${one.path}`, row)
      pairs.push({ row, path: one.path })
    }
  }
  return {
    ...{ pairs, missing, several, twice },
    unnamed: files.filter(({ path }) => !named.has(path)).map(({ path }) => path),
    others: shown.filter(({ plain: one }) => !isPicture(nameOf(one))).map(({ path }) => path),
  }
}

interface Seen {
  readonly path: string
  readonly plain: string
}

const gathered = (files: readonly Seen[], keyOf: (file: Seen) => string): Map<string, Seen[]> => {
  const all = new Map<string, Seen[]>()
  for (const file of files) {
    const key = keyOf(file)
    const there = all.get(key)
    if (there) there.push(file)
    else all.set(key, [file])
  }
  return all
}

/** Those whose folders agree with most of what was written, from the name upwards. */
const nearest = (asked: string, files: readonly Seen[]): readonly Seen[] => {
  if (files.length < 2) return files
  const folders = asked.split('/').slice(0, -1).reverse()
  const agreeing = ({ plain: one }: Seen): number => {
    const own = one.split('/').slice(0, -1).reverse()
    const end = folders.findIndex((folder, at) => own[at] !== folder)
    return end < 0 ? folders.length : end
  }
  const most = Math.max(...files.map(agreeing))
  const best = files.filter((file) => agreeing(file) === most)
  // Without any folder, the one that lies in none is meant.
  const bare = folders.length === 0 ? best.filter(({ plain: one }) => !one.includes('/')) : []
  return bare.length === 1 ? bare : best
}
