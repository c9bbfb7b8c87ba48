import { upload } from '@rollcall/client/api/upload.ts'
import { expect, test } from 'vitest'

const file = () => new File(['a reel'], 'reel.mp4', { type: 'video/mp4' })

test('[S1] an upload that is stopped while it is being prepared ends with the reason', async () => {
  const stop = new AbortController()
  const sending = upload(file(), { signal: stop.signal })
  stop.abort(new Error('enough'))
  await expect(sending).rejects.toThrow('enough')
})

test('[S1] an upload that was stopped before it began does not begin', async () => {
  const sending = upload(file(), { signal: AbortSignal.abort(new Error('enough')) })
  await expect(sending).rejects.toThrow('enough')
})
