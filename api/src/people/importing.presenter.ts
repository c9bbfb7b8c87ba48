import type { RosterImport } from '@rollcall/contract/imports.ts'
import type { ImportDoc, ImportRow } from './importing.model.ts'

export const presentImport = (doc: ImportDoc): RosterImport => ({
  id: doc._id,
  uploadId: doc.state === 'done' && !doc.dryRun ? null : doc.uploadId,
  state: doc.state,
  dryRun: doc.dryRun,
  look: doc.look,
  mapping: doc.mapping === null ? null : JSON.parse(doc.mapping),
  counts: doc.counts,
  rows: doc.rows,
  allRows: doc.allRows,
  fault: doc.fault,
  at: doc.at.toISOString(),
  version: doc.version,
})

export const presentRow = ({ row, name, outcome, changed, notes }: ImportRow) => ({
  row,
  name,
  outcome,
  changed,
  notes,
})
