export { between, most, usual } from './bounds'
export { checkedJoins, checkPopulate, checkSelect, checkSort } from './choice'
export { mayFilter } from './paths'
export { checkWhere } from './where'
