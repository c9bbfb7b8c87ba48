import { basename } from 'node:path'
import type { Client } from './client.ts'

const tus = { 'tus-resumable': '1.0.0' }

export interface Uploaded {
  /** Its name and type as the browser would state them; neither is believed. */
  readonly name?: string
  readonly type?: string
}

/** Uploads bytes as a browser does (tus 1.0), in one piece; gives the uploadId that films and stills ask for. */
export const upload = async (
  client: Client,
  bytes: Uint8Array,
  { name = 'upload', type = 'application/octet-stream' }: Uploaded = {},
): Promise<string> => {
  const address = await beginUpload(client, bytes.byteLength, { name, type })
  const sent = await sendPiece(client, address, 0, bytes)
  if (sent.status !== 204) throw new Error(`the upload ended with ${sent.status}: ${sent.body}`)
  return basename(address)
}

/** Announces an upload; gives its address. */
export const beginUpload = async (
  client: Client,
  length: number,
  { name = 'upload', type = 'application/octet-stream' }: Uploaded = {},
): Promise<string> => {
  const metadata = `filename ${base64(name)},filetype ${base64(type)}`
  const made = await client.send('/api/uploads', {
    method: 'POST',
    headers: { ...tus, 'upload-length': String(length), 'upload-metadata': metadata },
  })
  const location = made.headers.get('location')
  if (made.status !== 201 || !location)
    throw new Error(`no upload was begun: ${made.status} ${JSON.stringify(made.body)}`)
  return new URL(location, client.url).pathname
}

export const sendPiece = (client: Client, address: string, offset: number, bytes: Uint8Array) =>
  client.send(address, {
    method: 'PATCH',
    body: bytes,
    headers: {
      ...tus,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
  })

const base64 = (value: string): string => Buffer.from(value).toString('base64')
