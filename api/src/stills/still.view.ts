import type { Viewer } from '../platform/viewer.ts'
import { presentStills } from './still.presenter.ts'
import { listStills, type StillsAsked } from './still.reader.ts'

/** One page of stills; a frame has the title of its film. */
export const viewStills = async (viewer: Viewer, asked: StillsAsked) => {
  const { stills, nextCursor } = await listStills(viewer, asked)
  return { items: await presentStills(viewer, stills), nextCursor }
}
