/** What no client of ours sends, and somebody will. */
export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']
export const rawBodies = [
  ...['', '{', 'null', '[]', '"text"', '{"a":1,"a":2}', '{"__proto__":{"role":"admin"}}', '\u0000'],
  ...[
    '['.repeat(60_000),
    '{"a":'.repeat(20_000),
    `{"name":"${'x'.repeat(400_000)}"}`,
    '1e999',
    'NaN',
  ],
]
export const wildHeaders: readonly Record<string, string>[] = [
  ...[{ 'content-type': 'text/plain' }, { 'content-type': 'application/json; charset=x-none' }],
  ...[
    { 'content-type': '' },
    { 'content-type': 'multipart/form-data' },
    { 'content-encoding': 'gzip' },
  ],
  ...[
    { 'content-encoding': 'br, x' },
    { 'idempotency-key': '' },
    { 'idempotency-key': 'k'.repeat(500) },
  ],
  ...[{ 'idempotency-key': '$ne' }, { 'idempotency-key': 'again' }, { 'idempotency-key': ' ' }],
  ...[
    { range: 'bytes=5-1' },
    { range: 'bytes=-9' },
    { range: 'lines=1' },
    { 'if-none-match': '*' },
  ],
  ...[{ cookie: 'better-auth.session_token=%' }, { cookie: 'better-auth.session_token=a.b' }],
  ...[{ cookie: ';;=;' }, { cookie: 'x'.repeat(9_000) }, { 'x-forwarded-for': "' , ::1" }],
  ...[{ accept: 'text/html' }, { origin: 'null' }, { host: 'elsewhere.example' }, { host: '' }],
  ...[
    { 'x-http-method-override': 'DELETE' },
    { expect: 'nothing' },
    { 'accept-language': '*'.repeat(900) },
  ],
]

/** What may stand after the name of an event; functions become acknowledgements. */
export const oddArguments: readonly unknown[][] = [
  [],
  [null],
  [undefined],
  ['watch'],
  [{ topic: 'wall' }, { topic: 'queue' }],
  [Buffer.from('bytes')],
  [{ topic: Buffer.from('wall') }],
  [[[[[]]]], 1e308, { $gt: '' }],
  [() => undefined],
  [() => undefined, () => undefined],
  [{ topic: 'me' }, 'no function'],
]

const written = `
0
1
2
3
4
5
6
9
40
41
42
43
44
45
4x
40{
42[
42[]
42[1]
42["watch"]
42{"0":"watch"}
42["watch",{}
421["watch"]
42999999999999["watch",{}]
42["connect"]
42["disconnect"]
42["error"]
42["newListener",1]
430["x"]
43-1["x"]
451-["watch",{"_placeholder":true,"num":0}]
451-["watch",{"_placeholder":true,"num":9}]
45999-["watch"]
40/other,
40/other,{"token":1}
42/other,["watch"]
42["watch",{"topic":"wall"}]
420["__proto__",{"topic":"wall"}]
`

/** Frames of the wire, most of which are none of its protocol; the first of them is empty. */
export const oddFrames: readonly (string | Uint8Array<ArrayBuffer>)[] = [
  ...written.trimEnd().split('\n'),
  '\u0000',
  '4'.repeat(999),
  `42["${'a'.repeat(9_000)}"]`,
  new Uint8Array([0, 255, 4]),
  new Uint8Array(2_000),
]
