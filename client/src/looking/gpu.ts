import type { Size } from '../ui/pictures.ts'
import { fitFor, type Level } from './levels.ts'
import { type Light, slid } from './light.ts'
import type { Placement, Point } from './placement.ts'
import { fragmentShader, vertexShader } from './shaders.ts'

/** One drawing of the picture in its box, both in pixels of their own. */
export interface Drawing {
  readonly picture: Size
  readonly box: Size
  readonly at: Placement
  readonly light: Light
  /** Pixels of the screen to a pixel of the box. */
  readonly density: number
}

/** A round part of the box, in which the picture lies otherwise. */
export interface Glass {
  readonly at: Placement
  readonly middle: Point
  readonly radius: number
}

/** Draws one picture by the GPU. It lies there whole, so that a change of light or place costs one drawing and no more. */
export interface Painter {
  /** The longest side of a picture that it takes. */
  readonly most: number
  readonly holds: (width: number) => boolean
  take(level: Level): void
  /** False as long as it has nothing to draw with. */
  paint(drawing: Drawing, glass: Glass | null): boolean
  end(): void
}

/** Null where the browser has no WebGL 2, or gives no more of it. */
export function painterOn(canvas: HTMLCanvasElement): Painter | null {
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false })
  const program = gl && linked(gl)
  if (!gl || !program) return null
  gl.useProgram(program)
  const place = (name: string) => gl.getUniformLocation(program, name)
  const places = { place: place('place'), pixel: place('pixel'), glass: place('glass') }
  const lights = [...slid, 'invert' as const].map((part) => [part, place(part)] as const)
  const held: Held[] = []
  const draw = ({ at, picture, box, density }: Drawing) => {
    const level = fitFor(held, picture.width * at.scale * density)
    if (!level) return
    gl.bindTexture(gl.TEXTURE_2D, level.texture)
    gl.uniform2f(places.pixel, 1 / level.width, 1 / level.height)
    gl.uniformMatrix3fv(places.place, false, matrixOf(at, picture, box))
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4)
  }
  return {
    most: gl.getParameter(gl.MAX_TEXTURE_SIZE) as number,
    holds: (wide) => held.some(({ width }) => width === wide),
    take: (level) => void held.push(hold(gl, level)),
    paint(drawing, glass) {
      gl.viewport(0, 0, canvas.width, canvas.height)
      gl.clear(gl.COLOR_BUFFER_BIT)
      for (const [part, where] of lights) gl.uniform1f(where, Number(drawing.light[part]))
      gl.uniform3f(places.glass, 0, 0, 0)
      draw(drawing)
      if (glass) {
        const { x, y } = glass.middle
        const from = [x, drawing.box.height - y, glass.radius] as const
        const [left, bottom, radius] = from.map((one) => one * drawing.density)
        gl.uniform3f(places.glass, left ?? 0, bottom ?? 0, radius ?? 0)
        draw({ ...drawing, at: glass.at })
      }
      return held.length > 0
    },
    // Browsers give a page few of these, and take them back late.
    end: () => gl.getExtension('WEBGL_lose_context')?.loseContext(),
  }
}

/** From the unit square of the picture to what the GPU calls its screen, by columns. */
export function matrixOf(
  { x, y, scale, turn, flip }: Placement,
  picture: Size,
  box: Size,
): number[] {
  const angle = (turn * Math.PI) / 180
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)]
  const [right, down] = [2 / box.width, -2 / box.height]
  const wide = flip ? -picture.width : picture.width
  return [
    ...[cos * wide * right, sin * wide * down, 0],
    ...[-sin * picture.height * right, cos * picture.height * down, 0],
    ...[x * right - 1, y * down + 1, 1],
  ]
}

interface Held extends Size {
  readonly texture: WebGLTexture
}

function hold(gl: WebGL2RenderingContext, { image, width }: Level): Held {
  const texture = gl.createTexture()
  const { TEXTURE_2D: there } = gl
  gl.bindTexture(there, texture)
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
    gl.texParameteri(there, side, gl.CLAMP_TO_EDGE)
  gl.texParameteri(there, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
  gl.texImage2D(there, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image)
  return { texture, width, height: image.height }
}

function linked(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram()
  const parts = [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const
  for (const [kind, source] of parts) {
    const shader = gl.createShader(kind)
    if (!shader) return null
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null
}
