/** Not oftener than people can read. */
const between = 200

/** Shows on a terminal how much of a file was read, and nothing where standard error is no terminal or the size is not known. */
export function progress(path: string, size: number): { at: (bytes: number) => void; end: () => void } {
  if (!process.stderr.isTTY || size === 0) return { at() {}, end() {} }
  let last = performance.now()
  return {
    at(bytes) {
      const now = performance.now()
      if (now - last < between) return
      last = now
      process.stderr.write(`\r${path} ${Math.floor((100 * bytes) / size)} %\u001b[K`)
    },
    end() {
      process.stderr.write('\r\u001b[K')
    },
  }
}
