/** A picture is a square of its own; `place` says where in the box its corners come to lie. */
export const vertexShader = `#version 300 es
uniform mat3 place;
out vec2 at;
void main() {
  at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = vec4((place * vec3(at, 1.0)).xy, 0.0, 1.0);
}`

/**
 * The light, in the order in which SVG and CSS filters do it (light.ts). The surroundings of a pixel are one pixel of the
 * picture away, or one of the screen where these are larger. `glass` is the middle and the radius of a loupe.
 */
export const fragmentShader = `#version 300 es
precision highp float;
uniform sampler2D picture;
uniform vec2 pixel;
uniform vec3 glass;
uniform float brightness, contrast, gamma, sharpness, invert;
in vec2 at;
out vec4 colour;
vec3 seen(vec2 there) { return texture(picture, there).rgb; }
void main() {
  vec2 near = max(pixel, fwidth(at));
  if (glass.z > 0.0 && distance(gl_FragCoord.xy, glass.xy) > glass.z) discard;
  vec3 c = seen(at);
  if (sharpness > 0.0) {
    vec2 x = vec2(near.x, 0.0), y = vec2(0.0, near.y);
    c += sharpness * (c - 0.25 * (seen(at - x) + seen(at + x) + seen(at - y) + seen(at + y)));
  }
  c = clamp(c, 0.0, 1.0);
  if (gamma != 1.0) c = pow(c, vec3(1.0 / gamma));
  c = clamp(c * brightness, 0.0, 1.0);
  c = clamp((c - 0.5) * contrast + 0.5, 0.0, 1.0);
  colour = vec4(mix(c, 1.0 - c, invert), 1.0);
}`
