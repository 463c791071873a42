export { v7 as uuidv7, validate as isUuid } from 'uuid'
