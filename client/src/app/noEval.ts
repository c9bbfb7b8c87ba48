/**
 * Our policy lets no page make code from text. Zod, which checks forms here, would try once whether it may: Firefox writes
 * each try down as a breach. Set as `z.config` would, without Zod, which the first page does not need.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
