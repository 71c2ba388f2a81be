// Draws the sample's clips and pictures anew: node src/server/samples/make/make.mjs. Needs a Chromium ($CHROMIUM_PATH) and ffmpeg;
// the results are kept in the repository, so nobody needs this to start or to test.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const media = fileURLToPath(new URL('../first-look/media/', import.meta.url))
const fps = 24
const seconds = 6
const captions = {
  'chain-repair-v': [
    'Pedal slowly: the chain runs well.',
    'Here it slips off the small cog.',
    'Stop, and push the cage forward for slack.',
    'Lift the chain onto the lowest teeth.',
    'Turn the pedal backwards by hand.',
    'Done: the chain runs again.',
  ],
  'kettle-h': [
    'Fill the kettle with fresh water.',
    'Wait until the steam is strong.',
    'Pour slowly, in a thin stream.',
    'Let the tea stand for three minutes.',
  ],
}
const stamp = (s) => `00:00:${s.toFixed(3).padStart(6, '0')}`

mkdirSync(media, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
await page.setContent('<!doctype html>')
const source = readFileSync(new URL('./scenes.mjs', import.meta.url), 'utf8').replaceAll('export ', '')
await page.addScriptTag({ content: `${source}\nwindow.draw = draw; window.plan = plan` })
const plan = await page.evaluate(() => window.plan)
const drawn = async (...args) =>
  Buffer.from((await page.evaluate((a) => window.draw(...a), args)).split(',')[1], 'base64')
const facts = {}

for (const { name, width, height } of plan.clips) {
  const frames = mkdtempSync(join(tmpdir(), 'frames-'))
  for (let i = 0; i < fps * seconds; i++)
    writeFileSync(
      join(frames, `${String(i).padStart(4, '0')}.jpg`),
      await drawn(name, width, height, i / (fps * seconds), 'image/jpeg', 0.95),
    )
  const sound = name === 'kettle-h' || name === 'sea-dawn-h'
  const noise = [
    '-f',
    'lavfi',
    '-i',
    `anoisesrc=d=${seconds}:c=brown:a=0.25`,
    '-af',
    'lowpass=f=500,tremolo=f=0.2:d=0.8,volume=0.5',
    '-c:a',
    'libopus',
    '-b:a',
    '24k',
    '-shortest',
  ]
  const video = [
    '-c:v',
    'libvpx-vp9',
    '-b:v',
    '0',
    '-crf',
    '38',
    '-deadline',
    'good',
    '-cpu-used',
    '3',
    '-row-mt',
    '1',
    '-threads',
    '2',
    '-pix_fmt',
    'yuv420p',
    '-g',
    '48',
  ]
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-framerate',
    String(fps),
    '-i',
    join(frames, '%04d.jpg'),
    ...(sound ? noise : []),
    ...video,
    join(media, `${name}.webm`),
  ])
  rmSync(frames, { recursive: true })
  writeFileSync(
    join(media, `${name}.jpg`),
    await drawn(name, width, height, name === 'chain-repair-v' ? 0.1 : 0.65, 'image/jpeg', 0.82),
  )
  facts[`${name}.webm`] = {
    kind: 'video',
    mime: 'video/webm',
    width,
    height,
    durationMs: seconds * 1000,
    poster: `${name}.jpg`,
  }
  if (captions[name]) {
    const step = seconds / captions[name].length
    writeFileSync(
      join(media, `${name}.vtt`),
      `WEBVTT\n\n${captions[name].map((text, i) => `${stamp(i * step)} --> ${stamp((i + 1) * step - 0.05)}\n${text}\n`).join('\n')}`,
    )
    facts[`${name}.webm`].captions = { en: `${name}.vtt` }
  }
}
for (const { name, width, height } of plan.pictures) {
  writeFileSync(join(media, `${name}.jpg`), await drawn(name, width, height, 0.5, 'image/jpeg', 0.82))
  facts[`${name}.jpg`] = { kind: 'image', mime: 'image/jpeg', width, height }
}
writeFileSync(join(media, 'media.json'), `${JSON.stringify(facts, null, 2)}\n`)
await browser.close()
