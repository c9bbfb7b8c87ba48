import { read } from '../support/tree.ts'

export interface Imported {
  /** What stands between `import` or `export` and `from`; empty where there is nothing. */
  readonly clause: string
  /** The path or the package, as the file writes it. */
  readonly name: string
}

const statement = /^(?:import|export)\s+(?:([^';]*?)\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm
const styles = /^@import "([^"]+)"/gm

/** What a file of TypeScript, JavaScript or CSS imports. */
export const importedBy = (file: string): readonly Imported[] => {
  if (file.endsWith('.css'))
    return [...read(file).matchAll(styles)].map(([, name = '']) => ({ clause: '', name }))
  return [...read(file).matchAll(statement)].map(([, clause = '', named, called]) => ({
    clause,
    name: named ?? called ?? '',
  }))
}
