/** Which keys the focused element keeps for itself. */
export type Widget = 'text' | 'search' | 'press' | 'toggle' | 'radio' | 'slider' | 'list' | 'player' | 'page'

const byRole: Record<string, Widget> = {
  textbox: 'text',
  searchbox: 'text',
  combobox: 'text',
  spinbutton: 'text',
  button: 'press',
  link: 'press',
  tab: 'radio',
  radio: 'radio',
  radiogroup: 'radio',
  tablist: 'radio',
  toolbar: 'radio',
  checkbox: 'toggle',
  switch: 'toggle',
  slider: 'slider',
  scrollbar: 'slider',
  separator: 'slider',
  option: 'list',
  listbox: 'list',
  menu: 'list',
  menubar: 'list',
  menuitem: 'list',
  menuitemcheckbox: 'list',
  menuitemradio: 'list',
  tree: 'list',
  treeitem: 'list',
  grid: 'list',
  treegrid: 'list',
  row: 'list',
  gridcell: 'list',
}

const byInputType: Record<string, Widget> = {
  button: 'press',
  submit: 'press',
  reset: 'press',
  image: 'press',
  file: 'press',
  color: 'press',
  checkbox: 'toggle',
  radio: 'radio',
  range: 'slider',
}

/** Composites that own the arrows of whatever stands inside them. */
const composites =
  '[role=listbox],[role=menu],[role=menubar],[role=tree],[role=grid],[role=treegrid],[role=radiogroup],[role=tablist],[role=toolbar]'

function byTag(element: Element): Widget {
  switch (element.localName) {
    case 'input':
      return byInputType[element.getAttribute('type')?.toLowerCase() ?? 'text'] ?? 'text'
    case 'textarea':
      return 'text'
    case 'select':
      return 'list'
    case 'button':
    case 'summary':
      return 'press'
    case 'a':
    case 'area':
      return element.hasAttribute('href') ? 'press' : 'page'
    case 'video':
    case 'audio':
      return element.hasAttribute('controls') ? 'player' : 'page'
    default:
      return element.closest('[contenteditable]:not([contenteditable=false])') ? 'text' : 'page'
  }
}

function one(element: Element): Widget {
  // A search field over something to pick from: digits and the rest are for what is picked.
  if (element.hasAttribute('data-picks')) return 'search'
  // An input with the role of a switch or a combo box is first of all that role.
  return byRole[element.getAttribute('role') ?? ''] ?? byTag(element)
}

/** What has the focus, and the composite around it: a button in a grid keeps Space, and the grid its arrows. */
export function widgetsAt(target: EventTarget | null): readonly Widget[] {
  if (!(target instanceof Element)) return ['page']
  const composite = target.closest(composites)
  const own = one(target)
  return composite && composite !== target ? [own, one(composite)] : [own]
}

const press = /^(Enter|Space)$/
const toggle = /^Space$/
const move = /^(Shift\+)?(Arrow\w+|Home|End|PageUp|PageDown)$/
const moveOrPress = /^(Shift\+)?(Arrow\w+|Home|End|PageUp|PageDown|Space)$/
/** A list moves and presses, and finds its items by letters and digits; signs such as `?` mean nothing to it. */
const list = /^(Shift\+)?([a-z0-9]|Arrow\w+|Home|End|PageUp|PageDown|Space|Enter|Backspace|Delete)$/

/** What a search field over a list leaves to the list: its digits, its ends, up and down, and signs that no name has. */
const ofTheList = /^([0-9]|Enter|Escape|ArrowUp|ArrowDown|[[\]<>+])$/

const kept: Record<Widget, (chord: string) => boolean> = {
  text: (chord) => chord !== 'Escape' && !chord.startsWith('Mod+'),
  search: (chord) => !ofTheList.test(chord) && !chord.startsWith('Mod+'),
  press: (chord) => press.test(chord),
  toggle: (chord) => toggle.test(chord),
  radio: (chord) => moveOrPress.test(chord),
  slider: (chord) => move.test(chord),
  list: (chord) => list.test(chord),
  player: (chord) => moveOrPress.test(chord),
  page: () => false,
}

/** Whether a focused widget keeps a chord to itself. */
export function keeps(widget: Widget, chord: string): boolean {
  return kept[widget](chord)
}
