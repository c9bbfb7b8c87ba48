import { filesBelow, read } from './tree.ts'

type Texts = { readonly [key: string]: string | Texts }

/** The folders of the client that hold texts, each a namespace by its name. */
export const textFolders: readonly string[] = filesBelow('client/src').flatMap(
  (file) => /^(client\/src\/\w+)\/en\.json$/.exec(file)?.[1] ?? [],
)

export const namespaceOf = (folder: string): string => folder.split('/').at(-1) ?? ''

/** The texts of a folder by their whole keys, `wall.empty.title`. */
export const textsOf = (folder: string, language: 'en' | 'ko'): Map<string, string> =>
  new Map(leaves(JSON.parse(read(`${folder}/${language}.json`)) as Texts))

const leaves = (texts: Texts, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? ([[prefix + key, value]] as [string, string][])
      : leaves(value, `${prefix}${key}.`),
  )

/** Without the ending of a plural: how many forms there are is up to the language. */
export const plain = (key: string): string => key.replace(/_(zero|one|other)$/, '')

export const keysOf = (texts: Map<string, string>): string[] =>
  [...new Set([...texts.keys()].map(plain))].sort()
