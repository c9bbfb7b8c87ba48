import type { Provenance } from '@rollcall/contract/provenance.ts'

/** What an archive knows a source by, in the order in which it is cited. */
export const sourceWords = ({
  archive,
  collection,
  naid,
  recordGroup,
  localId,
}: Provenance): (string | undefined)[] => [
  archive,
  collection,
  recordGroup,
  naid && `NAID ${naid}`,
  localId,
]
