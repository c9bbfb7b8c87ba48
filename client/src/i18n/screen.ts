import type { ComponentType } from 'react'
import { loadTexts } from './i18n.ts'
import type { Namespace } from './texts.ts'

/** A screen that is loaded when it is first gone to, its texts beside it. */
export const screen =
  (texts: Namespace | readonly Namespace[], load: () => Promise<ComponentType>) => async () => {
    const [Component] = await Promise.all([load(), loadTexts(...[texts].flat())])
    return { Component }
  }
