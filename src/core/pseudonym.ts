/** Stones, by which people go where their names must not be known. */
const stones = [
  'Agate',
  'Amber',
  'Basalt',
  'Beryl',
  'Calcite',
  'Chalk',
  'Chert',
  'Citrine',
  'Diorite',
  'Dolomite',
  'Feldspar',
  'Flint',
  'Fluorite',
  'Gabbro',
  'Garnet',
  'Gneiss',
  'Granite',
  'Gypsum',
  'Jade',
  'Jasper',
  'Jet',
  'Kyanite',
  'Lapis',
  'Larimar',
  'Limestone',
  'Malachite',
  'Marble',
  'Mica',
  'Moonstone',
  'Obsidian',
  'Olivine',
  'Onyx',
  'Opal',
  'Peridot',
  'Pumice',
  'Pyrite',
  'Quartz',
  'Rhyolite',
  'Sandstone',
  'Schist',
  'Serpentine',
  'Slate',
  'Sodalite',
  'Spinel',
  'Talc',
  'Topaz',
  'Tourmaline',
  'Travertine',
  'Tuff',
  'Zircon',
]

/** FNV-1a, 32 bits (draft-eastlake-fnv): enough to start the stones of each project at another one. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0
  return value
}

/** The pseudonym of the person who joined a project as number `place` (from 0): stable within the project, another one elsewhere. */
export function pseudonym(projectId: string, place: number): string {
  const stone = stones[(hash(projectId) + place * 7) % stones.length] ?? 'Stone'
  const round = Math.floor(place / stones.length)
  return round === 0 ? stone : `${stone} ${round + 1}`
}
