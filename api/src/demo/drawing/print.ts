/** A picture in grey bytes, in rows from the top. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}
