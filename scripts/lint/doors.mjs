const operations = new Set(['find', 'findByID', 'findDistinct', 'findGlobal', 'findVersions', 'findVersionByID', 'create', 'update', 'updateGlobal', 'delete', 'count', 'countVersions', 'duplicate', 'restoreVersion'])
const localApiTypes = new Set(['BasePayload', 'Payload'])

/** Payload's Local API skips access control unless told otherwise: only the two doors may call it. */
export const doors = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { raw: 'Call the database through as(req) or asSystem(req, reason) of src/engine/doors: payload.{{operation}} skips the permission table.' },
  },
  create(context) {
    const check = (node, receiver, operation) => {
      if (operations.has(operation) && isLocalApi(receiver, context.sourceCode)) context.report({ node, messageId: 'raw', data: { operation } })
    }
    return {
      MemberExpression: (node) => check(node, node.object, nameOf(node)),
      VariableDeclarator(node) {
        if (node.id.type !== 'ObjectPattern' || !node.init) return
        for (const { type, key } of node.id.properties) if (type === 'Property') check(key, node.init, key.name ?? key.value)
      },
    }
  },
}

const nameOf = ({ computed, property }) => (computed ? property.value : property.name)

function isLocalApi(receiver, sourceCode) {
  const expression = receiver.type === 'TSNonNullExpression' ? receiver.expression : receiver
  if (expression.type === 'Identifier' && expression.name === 'payload') return true
  if (expression.type === 'MemberExpression' && nameOf(expression) === 'payload') return true
  return localApiTypes.has(typeNameOf(expression, sourceCode.parserServices))
}

/** Name of the expression's type where the file is linted with types, so that another name for it does not help. */
function typeNameOf(node, services) {
  if (!services?.program) return undefined
  const type = services.getTypeAtLocation(node)
  return (type.getSymbol() ?? type.aliasSymbol)?.name
}
