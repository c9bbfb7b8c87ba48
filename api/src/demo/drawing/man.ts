import { capOf } from './caps.ts'
import { capLook, clothLook, shirtLook, tieLook } from './clothLook.ts'
import { bodyOf } from './dress.ts'
import type { Day, Face } from './face.ts'
import { headOf } from './head.ts'
import { eyeLook, hairLook } from './headLook.ts'
import type { Look } from './look.ts'
import { join } from './shapes.ts'
import { neckLook, skinLook } from './skinLook.ts'

export interface Pose {
  /** Radians: to his left, up, and to his shoulder. */
  readonly yaw: number
  readonly pitch: number
  readonly roll: number
  readonly bodyYaw: number
}

/** A whole man as one shape: the distance to him, and what his surface is like at a point of it. */
export interface Man {
  near(x: number, y: number, z: number): number
  look(x: number, y: number, z: number): Look
}

export const manOf = (face: Face, day: Day, pose: Pose): Man => {
  const head = headOf(face, day)
  const cap = capOf(face, day)
  const body = bodyOf(face, day)
  const covered = day.headwear !== 'bare'
  const [cosY, sinY] = [Math.cos(pose.yaw), Math.sin(pose.yaw)]
  const [cosP, sinP] = [Math.cos(pose.pitch), Math.sin(pose.pitch)]
  const [cosR, sinR] = [Math.cos(pose.roll), Math.sin(pose.roll)]
  const [cosB, sinB] = [Math.cos(pose.bodyYaw), Math.sin(pose.bodyYaw)]
  const own = { x: 0, y: 0, z: 0 }
  const trunk = { x: 0, z: 0 }

  // A head turns about the top of the neck.
  const intoHead = (x: number, y0: number, z0: number): void => {
    const x1 = x * cosY - (z0 + 3) * sinY
    const z1 = x * sinY + (z0 + 3) * cosY
    const y2 = (y0 + 8) * cosP - z1 * sinP
    own.z = (y0 + 8) * sinP + z1 * cosP - 3
    own.x = x1 * cosR - y2 * sinR
    own.y = x1 * sinR + y2 * cosR - 8
  }
  const intoBody = (x: number, z: number): void => {
    trunk.x = x * cosB - (z + 3) * sinB
    trunk.z = x * sinB + (z + 3) * cosB - 3
  }

  const near = (x: number, y: number, z: number): number => {
    let least = 99
    if (y > -19) {
      intoHead(x, y, z)
      least = head.skin(own.x, own.y, own.z)
      if (own.y > -6) {
        if (own.y > -3) least = Math.min(least, head.hair(own.x, own.y, own.z))
        if (covered) least = Math.min(least, cap(own.x, own.y, own.z))
        if (least < 1 && own.z > 5) least = Math.min(least, head.eye(own.x, own.y, own.z))
      }
    }
    if (y > -3) return least
    intoBody(x, z)
    if (y > -22) least = join(least, body.neck(trunk.x, y, trunk.z), 0.5)
    if (y > -9) return least
    const bare = body.trunk(trunk.x, y, trunk.z)
    return Math.min(
      least,
      body.cloth(trunk.x, y, trunk.z, bare),
      body.shirt(trunk.x, y, trunk.z, bare),
      body.tie(trunk.x, y, trunk.z, bare),
    )
  }

  const look = (x: number, y: number, z: number): Look => {
    intoHead(x, y, z)
    intoBody(x, z)
    const skin = y > -19 ? head.skin(own.x, own.y, own.z) : 99
    const eye = head.eye(own.x, own.y, own.z)
    const hair = own.y > -6 ? head.hair(own.x, own.y, own.z) : 99
    const worn = cap(own.x, own.y, own.z)
    const neck = body.neck(trunk.x, y, trunk.z)
    const bare = body.trunk(trunk.x, y, trunk.z)
    const cloth = body.cloth(trunk.x, y, trunk.z, bare)
    const shirt = body.shirt(trunk.x, y, trunk.z, bare)
    const tie = body.tie(trunk.x, y, trunk.z, bare)
    const least = Math.min(skin, eye, hair, worn, neck, cloth, shirt, tie)
    if (least === eye) return eyeLook(face, day, head.eyeAt, own.x, own.y, own.z)
    if (least === worn) return capLook(face, day, own.x, own.y, own.z)
    if (least === hair) return hairLook(face, day, own.x, own.y, own.z)
    if (least === skin) return skinLook(face, day, own.x, own.y, own.z)
    if (least === neck) return neckLook(face, day, own.x, own.y, own.z)
    if (least === tie) return tieLook(face, day, trunk.x, y)
    if (least === shirt) return shirtLook(day)
    return clothLook(face, day, trunk.x, y, trunk.z)
  }

  return { near, look }
}
