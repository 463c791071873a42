/** The environment is read and checked in one file; everything else imports `env`. */
export const environment = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { raw: 'Read the environment through env of src/env: there it is checked once, at the start.' },
  },
  create(context) {
    const report = (node) => context.report({ node, messageId: 'raw' })
    return {
      MemberExpression(node) {
        const name = node.computed ? node.property.value : node.property.name
        if (name === 'env' && isProcess(node.object)) report(node)
      },
      VariableDeclarator(node) {
        const properties = node.id.type === 'ObjectPattern' && node.init && isProcess(node.init) ? node.id.properties : []
        for (const property of properties) if (property.key?.name === 'env') report(property)
      },
      ImportSpecifier(node) {
        if (/^(node:)?process$/.test(node.parent.source.value) && node.imported.name === 'env') report(node)
      },
    }
  },
}

const isProcess = (node) =>
  (node.type === 'Identifier' && node.name === 'process') ||
  (node.type === 'MemberExpression' && node.object.name === 'globalThis' && node.property.name === 'process') ||
  (node.type === 'MetaProperty' && node.meta.name === 'import')
