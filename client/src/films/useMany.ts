import { type Matching, matchFiles } from '@rollcall/contract/fileMatch.ts'
import { type PhotoListLook, type PhotoRow, readPhotoList } from '@rollcall/contract/photoLists.ts'
import type { ListReading } from '@rollcall/contract/roster.ts'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { isProblem } from '../api/problem.ts'
import { upload } from '../api/upload.ts'
import { type Begun, useBegun } from './manyBegun.ts'
import type { Columns } from './manyColumns.ts'
import { readAllRows, type Sent, sendMany, type WholeRow } from './manySending.ts'

/** A list that was sent and looked at. */
export interface Listed {
  readonly uploadId: string
  readonly look: PhotoListLook
  /** How many photos may still be added today; null where there is no limit. */
  readonly left: number | null
}

/** What was found of the list in the folder. */
export interface Found {
  readonly rows: readonly PhotoRow[]
  readonly matching: Matching<WholeRow>
}

const SHOWN_MS = 400

/** Many photos on their way, from the folder that was chosen to what became of each. */
export function useMany() {
  const [files, setFiles] = useState<readonly File[]>([])
  const [listed, setListed] = useState<Listed | null>(null)
  const [columns, setColumns] = useState<Columns>({})
  const [found, setFound] = useState<Found | null>(null)
  const [sent, setSent] = useState<ReadonlyMap<number, Sent>>(new Map())
  const [busy, setBusy] = useState<'list' | 'rows' | 'photos' | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [begun, keepBegun, dropBegun] = useBegun()
  const keepAlso = (now: Partial<Begun>) => begun && keepBegun({ ...begun, ...now })
  /** What was kept is there no more: it has to be chosen again. */
  const [isLost, setLost] = useState(false)
  const stopping = useRef(new AbortController())
  useEffect(() => () => stopping.current.abort(), [])

  const doing = async (
    what: NonNullable<typeof busy>,
    act: (signal: AbortSignal) => Promise<void>,
  ) => {
    stopping.current = new AbortController()
    const { signal } = stopping.current
    setBusy(what)
    setError(null)
    try {
      await act(signal)
    } catch (wrong) {
      if (!signal.aborted) setError(wrong as Error)
    } finally {
      setBusy(null)
    }
  }
  const look = async (uploadId: string, reading?: ListReading | null) => {
    const read = await call(readPhotoList, { body: { uploadId, ...(reading && { reading }) } })
    setListed({ uploadId, look: read.look, left: read.left })
    setColumns(read.look.guess)
    setFound(null)
    setLost(false)
    return read.look.guess
  }
  const sendList = (list: File, among = files) =>
    doing('list', async (signal) => {
      const uploadId = await upload(list, { signal })
      const columns = await look(uploadId)
      keepBegun({ uploadId, list: list.name, reading: null, columns, files: among.length })
    })
  const takeUp = useEffectEvent(() => {
    if (!begun) return
    void doing('list', async () => {
      const guess = await look(begun.uploadId, begun.reading).catch((wrong) => {
        if (!isProblem(wrong)) throw wrong
        return null
      })
      if (guess) return setColumns(begun.columns)
      dropBegun()
      setLost(true)
    })
  })
  useEffect(() => takeUp(), [])
  const choose = (all: readonly File[]) => {
    setFiles(all)
    setFound(null)
    setSent(new Map())
    keepAlso({ files: all.length })
    const lists = all.filter(({ name }) => isList.test(name) && !name.startsWith('.'))
    const [only] = lists
    // The folder that was chosen before has the list that is kept.
    if (only && lists.length === 1 && (!listed || (begun && begun.list !== only.name)))
      void sendList(only, all)
  }
  const check = (reading: ListReading) =>
    doing('rows', async () => {
      if (!listed || !columns.file) return
      const mapping = {
        ...reading,
        head: listed.look.head,
        columns: { ...columns, file: columns.file },
      }
      const rows = await readAllRows(listed.uploadId, mapping)
      setFound({ rows, matching: matchFiles(rows.filter(isWhole), files.map(pathOf)) })
      setSent(new Map())
    })
  const send = () =>
    doing('photos', async (signal) => {
      const left = found?.matching.pairs.filter(({ row }) => !sent.has(row.row)) ?? []
      const all = new Map(sent)
      const show = () => setSent(new Map(all))
      const onSent = ({ row }: WholeRow, one: Sent) => void all.set(row, one)
      // Of ten thousand one does not look at each.
      const shown = setInterval(show, SHOWN_MS)
      try {
        const byPath = new Map(files.map((file) => [pathOf(file), file]))
        await sendMany(left, { files: byPath, onSent, signal })
      } finally {
        clearInterval(shown)
        show()
      }
      if (all.size === found?.matching.pairs.length) dropBegun()
    })
  return {
    ...{ files, listed, columns, found, sent, busy, error, choose, sendList, check, send },
    /** What of it was kept from before. */
    begun,
    isLost,
    setColumns: (next: Columns) => {
      setColumns(next)
      setFound(null)
      keepAlso({ columns: next })
    },
    readAgain: (reading: ListReading) =>
      doing('list', async () => {
        if (!listed) return
        const columns = await look(listed.uploadId, reading)
        keepAlso({ reading, columns })
      }),
    /** Begins anew, with nothing. */
    forget: () => {
      dropBegun()
      setListed(null)
      setColumns({})
      setFound(null)
    },
    stop: () => stopping.current.abort(),
  }
}

const isList = /\.(?:csv|tsv|txt|xlsx)$/i
const isWhole = (row: PhotoRow): row is WholeRow => row.file !== null && row.wrong.length === 0
/** Below the folder that was chosen. */
const pathOf = ({ webkitRelativePath, name }: File): string =>
  webkitRelativePath.slice(webkitRelativePath.indexOf('/') + 1) || name
