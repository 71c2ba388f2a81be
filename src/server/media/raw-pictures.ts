/** A picture without compression: one byte per value, row by row, `channels` values per pixel. */
export interface Raw {
  data: Uint8Array
  width: number
  height: number
  channels: number
}

/** A picture in grey, with one channel: luma by Rec. 709, in shares of 256, of the values as they are stored. */
export function greyOf({ data, width, height, channels }: Raw): Raw {
  const grey = { width, height, channels: 1 }
  if (channels === 1) return { data, ...grey }
  const pixels = new Uint8Array(width * height)
  // With two channels the second is none of colour.
  if (channels === 2) for (let to = 0; to < pixels.length; to++) pixels[to] = data[to * 2] as number
  else
    for (let to = 0, from = 0; to < pixels.length; to++, from += channels)
      pixels[to] =
        ((data[from] as number) * 54 + (data[from + 1] as number) * 183 + (data[from + 2] as number) * 19 + 128) >> 8
  return { data: pixels, ...grey }
}

/**
 * A grey picture in another size: each new pixel is the mean of the area that it stands for, pixels on its edge counted by the part that
 * lies in it. Much cheaper than to hand a picture of this size to the library once more.
 */
export function shrinkGrey(raw: Raw, width: number, height: number): Raw {
  if (width === raw.width && height === raw.height) return raw
  const data = new Uint8Array(width * height)
  // A row of the new picture, not yet narrower, and how wide and high the area of a pixel is.
  const sums = new Float32Array(raw.width)
  const wide = raw.width / width
  const high = raw.height / height
  const area = wide * high
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    const bottom = Math.min(raw.height, (y + 1) * high)
    for (let row = Math.floor(y * high); row < bottom; row++) {
      const share = Math.min(row + 1, bottom) - Math.max(row, y * high)
      const from = row * raw.width
      for (let x = 0; x < raw.width; x++) sums[x] = (sums[x] as number) + (raw.data[from + x] as number) * share
    }
    for (let x = 0; x < width; x++) {
      const start = x * wide
      const end = Math.min(raw.width, start + wide)
      const first = Math.floor(start)
      let sum = -(sums[first] as number) * (start - first)
      let at = first
      for (; at + 1 <= end; at++) sum += sums[at] as number
      if (at < end) sum += (sums[at] as number) * (end - at)
      data[y * width + x] = sum / area + 0.5
    }
  }
  return { data, width, height, channels: 1 }
}

/** A grey picture at most so wide, in its own proportions. */
export function shrinkGreyTo(raw: Raw, widest: number): Raw {
  const width = Math.min(widest, raw.width)
  return shrinkGrey(raw, width, Math.max(1, Math.round((raw.height * width) / raw.width)))
}

/** A picture as its EXIF orientation (1 to 8) says that it is to be seen: from 5 on, width and height change places. */
export function upright(raw: Raw, orientation: number): Raw {
  if (orientation <= 1 || orientation > 8) return raw
  const { data, channels } = raw
  const isTurned = orientation > 4
  const [width, height] = isTurned ? [raw.height, raw.width] : [raw.width, raw.height]
  // Which sides of the stored picture are run through from their end.
  const isMirrored = [2, 3, 7, 8].includes(orientation)
  const isUpsideDown = [3, 4, 6, 7].includes(orientation)
  const turned = new Uint8Array(data.length)
  let to = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const column = isTurned ? y : x
      const row = isTurned ? x : y
      const from =
        (isUpsideDown ? raw.height - 1 - row : row) * raw.width + (isMirrored ? raw.width - 1 - column : column)
      for (let channel = 0; channel < channels; channel++) turned[to++] = data[from * channels + channel] as number
    }
  return { data: turned, width, height, channels }
}
