import type { ListFault } from '@rollcall/contract/roster.ts'
import { Obstacle } from '../platform/install/obstacle.ts'

/** A file that cannot be read as a list: why, and in words what would be right. */
export class UnfitList extends Obstacle {
  readonly fault: ListFault

  constructor(fault: ListFault, message: string) {
    super(message)
    this.fault = fault
  }
}
