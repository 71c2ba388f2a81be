/** A list of whole numbers that grows, four bytes each: a million of them stay small. */
export interface GrowingInts {
  push: (value: number) => void
  /** What was pushed so far, in an array of its own. */
  done: () => Int32Array
}

/** An empty list of whole numbers. */
export function growingInts(): GrowingInts {
  let room = new Int32Array(1024)
  let length = 0
  return {
    push(value) {
      if (length === room.length) {
        const larger = new Int32Array(length * 2)
        larger.set(room)
        room = larger
      }
      room[length++] = value
    },
    done: () => room.slice(0, length),
  }
}

/** Numbers things from 0 as they first appear. */
export interface Numbering {
  numberOf: (name: string) => number
  /** The things by their number. */
  names: string[]
}

/** A numbering of nothing yet. */
export function numbering(): Numbering {
  const numbers = new Map<string, number>()
  const names: string[] = []
  return {
    names,
    numberOf(name) {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, names.length)
      names.push(name)
      return names.length - 1
    },
  }
}
