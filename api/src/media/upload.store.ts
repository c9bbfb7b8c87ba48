import { createWriteStream } from 'node:fs'
import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileStore } from '@tus/file-store'
import { ERRORS, type Upload } from '@tus/server'
import { rawOf } from '../platform/database/documents.ts'
import { log } from '../platform/log.ts'
import { isStorageFull } from '../platform/noRoom.ts'
import { refuse } from '../platform/refusal.ts'
import type { Storage } from './storage.ts'
import { dropUpload } from './upload.bytes.ts'
import { UPLOAD_KEPT_MS, Uploads } from './upload.model.ts'

/** The library's store on disk, as far as uploads here are more than files: they have an account, a clock and an end. */
export class UploadStore extends FileStore {
  readonly #storage: Storage

  constructor(storage: Storage) {
    super({ directory: storage.incoming, expirationPeriodInMilliseconds: UPLOAD_KEPT_MS })
    this.#storage = storage
    // What is told only later can be counted by nobody.
    this.extensions = this.extensions.filter((one) => one !== 'creation-defer-length')
  }

  /** Where the file cannot be made, the upload is not there either. */
  override async create(upload: Upload): Promise<Upload> {
    return super.create(upload).catch(async (error) => {
      await dropUpload(this.#storage, upload.id)
      throw error
    })
  }

  /** With the time from which on it is kept: that of its last byte. */
  override async getUpload(id: string): Promise<Upload> {
    const upload = await super.getUpload(id)
    const row = await rawOf(Uploads).findOne({ _id: id })
    if (row) upload.creation_date = row.at.toISOString()
    return upload
  }

  /** Gives the new end. Of a piece for which there is no room nothing stays. */
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const path = join(this.directory, id)
    const writing = createWriteStream(path, { flags: 'r+', start: offset })
    await noteBytes(id)
    try {
      await pipeline(readable, writing)
    } catch (error) {
      if (isStorageFull(error)) await truncate(path, offset)
      else log.warn({ err: error, upload: id }, 'a piece of an upload broke off')
      throw isStorageFull(error) ? error : ERRORS.FILE_WRITE_ERROR
    } finally {
      await noteBytes(id)
    }
    return offset + writing.bytesWritten
  }

  /** Whoever holds its lock gives it up; what became something is not there for it. */
  override async remove(id: string): Promise<void> {
    const open = await rawOf(Uploads).findOne({ _id: id, became: null })
    if (!open) throw refuse('not-found')
    await dropUpload(this.#storage, id)
  }
}

/** Bytes of it have just come. */
export const noteBytes = async (_id: string): Promise<void> => {
  await rawOf(Uploads).updateOne({ _id, became: null }, { $set: { at: new Date() } })
}
