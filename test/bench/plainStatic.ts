import type { AddressInfo } from 'node:net'
import express from 'express'

/** express.static over a folder, and nothing else. */
const [folder = ''] = process.argv.slice(2)
const app = express()
app.use(express.static(folder, { immutable: true, maxAge: 31_536_000_000, index: false }))
const server = app.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
