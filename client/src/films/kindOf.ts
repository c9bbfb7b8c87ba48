export type SourceKind = 'film' | 'photo' | 'document'

const films =
  /\.(mp4|m4v|mov|qt|mkv|webm|avi|mpe?g|m[12]v|mod|vob|ts|m2ts|mts|mxf|dv|wmv|asf|flv|og[gv]|h26[45]|26[45]|hevc)$/i

/** By its declared type or its name: a first guess, which the reader can correct and the server checks by content. */
export function kindOf({ type, name }: File): SourceKind {
  if (type === 'application/pdf' || /\.pdf$/i.test(name)) return 'document'
  if (type.startsWith('image/')) return 'photo'
  return type.startsWith('video/') || films.test(name) ? 'film' : 'photo'
}
