export { audienceOf, usersOfClient } from './audience'
export { forgetUnread } from './lines/marks'
export { conversationOf, recordLine, type Recorded, type Subject } from './threads/record'
export { changeableMinutes, intents, messageKinds, workAreas, type Intent, type WorkArea } from './words'
