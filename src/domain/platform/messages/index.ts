export { audienceOf, usersOfClient } from './audience'
export { conversationOf, recordLine, type Recorded, type Subject } from './threads/record'
export { changeableMinutes, intents, messageKinds, workAreas, type Intent, type WorkArea } from './words'
