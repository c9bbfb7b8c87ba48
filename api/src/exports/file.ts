import type { Download } from '../platform/http/download.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  pdf: 'application/pdf',
} as const

export type FileEnding = keyof typeof types

/** A file that is made while it is sent, under a name that says what it is and of which moment (UTC). */
export const fileOf = (
  what: string,
  ending: FileEnding,
  body: NonNullable<Download['body']>,
  ended?: Download['ended'],
): Download => ({
  download: true,
  headers: {
    'Content-Type': types[ending],
    'Content-Disposition': `attachment; filename="rollcall-${what}-${stampOf(new Date())}.${ending}"`,
    'Cache-Control': 'private, no-store',
  },
  body,
  ended,
})

/** 2026-11-30T02-39-06Z: a moment that every file system takes. */
const stampOf = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
