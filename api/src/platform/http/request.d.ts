import type { Viewer } from '../viewer.ts'

declare module 'express-serve-static-core' {
  interface Request {
    requestId: string
    viewer: Viewer
  }
}
