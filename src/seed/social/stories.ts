import type { PlatformKey } from '@/src/domain/social/rules'
import type { Scene } from './pictures'

export type State = 'draft' | 'pending_approval' | 'changes_requested' | 'approved' | 'rejected' | 'posted'
export type Said = { by: 'staff' | 'client'; body: string; internal?: true }
export type Story = {
  platform: PlatformKey; state: State; title: string; caption: string; motifs: Scene['motif'][]; alts: string[]
  /** Days from now at which it is planned; below none: it was. */
  inDays?: number
  /** What the client said, where it said no or asked for something. */
  words?: string
  auto?: true
  /** Changed by staff since; sent again where it waits. */
  edit?: string
  override?: string
  /** Why its publishing failed. */
  fails?: string
  /** What was said about it, the newest last. */
  said?: Said[]
  note?: string
  labels?: string[]
}

export const fernhill: Story[] = [
  { platform: 'linkedin', state: 'draft', title: 'Night setback, explained', caption: 'What happens in an office building between 8 pm and 6 am? Usually: too much. A first look at what a night setback can and cannot do.', motifs: ['street'], alts: ['Office buildings at dusk, most windows dark'], note: 'Wait for the figures of the engineering team.', labels: ['series'] },
  { platform: 'instagram', state: 'draft', title: 'A walk through the plant room', caption: 'Five valves, one of them forgotten since 2009. #energy #buildings', motifs: ['hills', 'street', 'field'], alts: ['Hills behind the site', 'The street in front', ''], inDays: 5 },
  { platform: 'linkedin', state: 'pending_approval', title: 'Heating season checklist', caption: 'Seven things to check before the first frost, in the order in which they pay off. Number three costs nothing but a screwdriver.', motifs: ['hills', 'street'], alts: ['Frosty hills in the morning', 'A row of offices with light in some windows'], inDays: 3, auto: true },
  { platform: 'x', state: 'pending_approval', title: 'One figure a week', caption: 'A closed door on the loading bay saves more than a new boiler. Measure before you buy.', motifs: ['street'], alts: ['Warehouses along a street'], inDays: 1, auto: true },
  { platform: 'instagram', state: 'pending_approval', title: 'Before and after', caption: 'Same hall, same lamps, other switches. Swipe. #energysaving', motifs: ['field', 'field'], alts: ['The hall at noon before the change', 'The hall at noon after it'], inDays: -1 },
  {
    platform: 'linkedin', state: 'pending_approval', title: 'Three questions before a retrofit', motifs: ['street', 'hills'], alts: ['Offices with light in a few windows', 'Hills behind the last houses of the town'], inDays: 6, auto: true,
    caption: 'Before you change a single lamp, ask three questions. Who uses the room? When? And which of your meters would notice?',
    words: 'Please say what to do when there is only one meter: most of our readers have just one.',
    edit: 'Before you change a single lamp, ask three questions. Who uses the room? When? And which meter would notice? With only one meter, read it at ten at night and at six in the morning: the difference is what nobody used.',
    said: [
      { by: 'staff', body: 'Both readings come from the audit notes of March. Checked with engineering.', internal: true },
      { by: 'staff', body: 'Done: with one meter, two readings do. Is ten at night early enough for your buildings?' },
    ],
  },
  { platform: 'linkedin', state: 'changes_requested', title: 'Meet the auditors', caption: 'Two people, one ladder, four hundred radiators: a day with our audit team in the field.', motifs: ['field'], alts: ['Fields beside a business park'], words: 'Please leave out the number of radiators, the customer has not agreed yet.', edit: 'Two people, one ladder and a very long corridor: a day with our audit team in the field.', inDays: 8 },
  { platform: 'facebook', state: 'changes_requested', title: 'Open day at the depot', caption: 'Come and see the thermal camera at work. Coffee is on us, the cake as well.', motifs: ['harbour'], alts: ['Boats in front of the depot'], words: 'Add the opening hours, and could the picture show the entrance?', inDays: 15 },
  { platform: 'linkedin', state: 'approved', title: 'What a heat pump likes', caption: 'Low flow temperatures, steady hours, clean filters. Everything else is a question of arithmetic.', motifs: ['hills'], alts: ['Green hills under a pale sun'], inDays: 2, auto: true },
  { platform: 'instagram', state: 'approved', title: 'Colours of a thermal image', caption: 'Blue is not always bad and red is not always heat. A short guide to reading a thermal image. #thermography', motifs: ['street'], alts: ['Houses in strong colours'], inDays: 5 },
  { platform: 'instagram', state: 'approved', title: 'A valve with a name', caption: 'Every plant room has one valve that everybody knows by name. Ours is called Otto. #plantroom', motifs: ['harbour'], alts: ['Boats beside the pumping station'], inDays: -0.05 },
  { platform: 'linkedin', state: 'approved', title: 'Winter hours of the hotline', caption: 'From Monday on the heating hotline answers from six in the morning. Same number, same people.', motifs: ['field'], alts: ['Frost on the fields at six in the morning'], inDays: 4, auto: true, override: 'Agreed on the telephone: the hours change on Monday and the office is closed until then.' },
  { platform: 'facebook', state: 'approved', title: 'A walk with the thermal camera', caption: 'On Saturday at five we walk around the block with the thermal camera. Bring a scarf and a question.', motifs: ['street'], alts: ['Houses along a street in the evening'], inDays: -0.3, auto: true, fails: 'The network could not process an image. Replace it, or publish again.' },
  { platform: 'x', state: 'rejected', title: 'A joke about gas prices', caption: 'Our gas meter called. It wants a holiday.', motifs: ['harbour'], alts: ['A quiet harbour'], words: 'We do not joke about prices this winter.' },
  { platform: 'linkedin', state: 'posted', title: 'The cheapest kilowatt hour', caption: 'The cheapest kilowatt hour is the one at 3 am that nobody needs. How to find it in your load curve.', motifs: ['hills'], alts: ['Hills at night with one light'], inDays: -9 },
  { platform: 'x', state: 'posted', title: 'Load curve of the week', caption: 'Spot the coffee machine.', motifs: ['street'], alts: ['A street early in the morning'], inDays: -4 },
  { platform: 'instagram', state: 'posted', title: 'Ladder, torch, notebook', caption: 'All you need for a first energy audit. The notebook is the important part. #audit', motifs: ['field', 'hills'], alts: ['Field in the evening', 'Hills in the evening'], inDays: -2 },
]

export const alder: Story[] = [
  { platform: 'linkedin', state: 'draft', title: 'Our new clinic by the park', caption: 'Fourteen rooms, one garden, no waiting on the phone.', motifs: ['field'], alts: ['A park beside the clinic'], inDays: 20 },
  { platform: 'instagram', state: 'draft', title: 'Five minutes for your back', caption: 'Stand up, roll your shoulders, look out of the window. #backcare', motifs: ['hills'], alts: ['Hills seen through a window'] },
]

export const quayside: Story[] = [
  { platform: 'facebook', state: 'draft', title: 'Winter window', caption: 'Paper, light and a little patience: our window for the dark weeks.', motifs: ['street'], alts: ['A shopping street in the evening'], inDays: 9 },
  { platform: 'facebook', state: 'pending_approval', title: 'Late Thursday', caption: 'On Thursday we are open until nine. The band plays from seven.', motifs: ['harbour'], alts: ['Boats and lights along the quay'], inDays: 4 },
  { platform: 'tiktok', state: 'changes_requested', title: 'Unboxing the stall', caption: 'Forty crates, one hour, no music budget.', motifs: ['street'], alts: ['Stalls along a street'], words: 'The caption should name the market.', override: 'Agreed with the shop on the telephone this morning.', inDays: 6 },
  { platform: 'facebook', state: 'approved', title: 'Bring your own bag', caption: 'Ten cents back for every bag that you bring. From Monday on, in all shops.', motifs: ['field'], alts: ['Fields behind the market hall'], override: 'Approved by the shop in the weekly call.', inDays: 3, auto: true },
  { platform: 'facebook', state: 'rejected', title: 'Midnight sale', caption: 'Everything must go, us included.', motifs: ['harbour'], alts: ['The quay at night'], words: 'There will be no midnight sale this year.', override: 'The shop called the sale off by telephone.' },
  { platform: 'facebook', state: 'posted', title: 'Twenty years on the quay', caption: 'Thank you for twenty years. The first hundred guests on Saturday get a piece of the cake.', motifs: ['harbour', 'street'], alts: ['The quay in the morning', 'The shop front'], override: 'Approved by the owner in person.', inDays: -6 },
]
