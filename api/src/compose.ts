import type { Router } from 'express'
import type { Env } from './platform/env.ts'
import type { Reaction } from './platform/reactions.ts'

/** Every router of the product, in the order in which express asks them. */
export const routers = (_env: Env): Router[] => []

/** Who reacts to which fact. */
export const reactions: readonly Reaction[] = []
