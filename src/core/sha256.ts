// The first 32 bits of the fractional parts of the cube roots of the first 64 primes, and of the square roots of the first 8 (FIPS 180-4, 4.2.2, 5.3.3).
const primes = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && Array.from({ length: n - 2 }, (_, at) => at + 2).every((divisor) => n % divisor !== 0),
)
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32)
const rounds = Uint32Array.from(primes.slice(0, 64), (prime) => fraction(Math.cbrt(prime)))
const start = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** Works one block of 64 bytes into the state (FIPS 180-4, 6.2.2). */
function work(state: Uint32Array, words: Uint32Array, block: DataView, from: number): void {
  for (let t = 0; t < 16; t++) words[t] = block.getUint32(from + t * 4)
  for (let t = 16; t < 64; t++) {
    const [near, far] = [words[t - 15] as number, words[t - 2] as number]
    const small = turn(near, 7) ^ turn(near, 18) ^ (near >>> 3)
    const large = turn(far, 17) ^ turn(far, 19) ^ (far >>> 10)
    words[t] = (words[t - 16] as number) + small + (words[t - 7] as number) + large
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < 64; t++) {
    const choose = (e & f) ^ (~e & g)
    const most = (a & b) ^ (a & c) ^ (b & c)
    const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choose + (rounds[t] as number) + (words[t] as number)
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] as number) + word
}

/** A hash that grows with what is added. */
export interface Hasher {
  add: (bytes: Uint8Array) => void
  /** The hash of everything added, as hex; nothing can be added afterwards. */
  done: () => string
}

/** SHA-256 (FIPS 180-4) of bytes that come in pieces: the platform's own takes only what lies in memory as a whole. */
export function sha256Hasher(): Hasher {
  const [state, words, rest] = [start.slice(), new Uint32Array(64), new Uint8Array(64)]
  const block = new DataView(rest.buffer)
  let [held, length] = [0, 0]
  function add(bytes: Uint8Array) {
    length += bytes.length
    let from = 0
    if (held > 0) {
      from = Math.min(64 - held, bytes.length)
      rest.set(bytes.subarray(0, from), held)
      held += from
      if (held < 64) return
      work(state, words, block, 0)
      held = 0
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (; from + 64 <= bytes.length; from += 64) work(state, words, view, from)
    rest.set(bytes.subarray(from))
    held = bytes.length - from
  }
  function done() {
    const bits = length * 8
    const end = new Uint8Array((held < 56 ? 64 : 128) - held)
    end[0] = 0x80
    const view = new DataView(end.buffer)
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(end.length - 4, bits >>> 0)
    add(end)
    return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
  }
  return { add, done }
}
