import importX from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'
import { vendorPattern, zonesOf } from './scripts/lint/directions.mjs'
import { house } from './scripts/lint/index.mjs'
import { resolverOf } from './scripts/lint/resolver.mjs'

const root = import.meta.dirname
const tests = ['**/*.test.ts', '**/*.test.mjs', '**/testing/**', 'src/proof/**']
const generated = ['src/__generated__/**', 'src/app/(payload)/**', 'src/migrations/**', '**/next-env.d.ts']

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/.next/', '.impresario/', 'media/', 'coverage/', ...generated] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    plugins: { 'import-x': importX, house },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    settings: {
      'import-x/resolver-next': [resolverOf(root)],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/extensions': ['.ts', '.tsx', '.mjs'],
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': ['error', { basePath: root, zones: zonesOf(root) }],
      'import-x/no-default-export': 'error',
      'no-restricted-imports': ['error', { patterns: [vendorPattern] }],
      'house/doors': 'error',
      'house/environment': 'error',
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 60 }],
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.recommended],
    rules: { 'max-lines': ['error', { max: 250 }], 'max-lines-per-function': ['error', { max: 60 }] },
  },
  { files: ['src/app/**', 'src/admin/**', '*.config.ts', 'bench/**'], rules: { 'import-x/no-default-export': 'off' } },
  { files: ['src/env.ts', '*.config.ts', 'bench/**'], rules: { 'house/environment': 'off' } },
  { files: ['src/engine/doors.ts', 'bench/**'], rules: { 'house/doors': 'off' } },
  { files: ['src/providers/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: tests,
    rules: {
      'house/doors': 'off',
      'house/environment': 'off',
      'import-x/no-restricted-paths': 'off',
      'no-restricted-imports': 'off',
      'max-lines-per-function': 'off',
    },
  },
)
