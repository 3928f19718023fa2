import astro from 'eslint-plugin-astro';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Imports go one way: content ◄ src ► demos/widgets ► demos/runtime ► demos/kernels ► demos/gpu. */
const zone = (target, from, message) => ({ target: `./${target}`, from: from.map((path) => `./${path}`), message });
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/*.spec.ts'];

export default tseslint.config(
  { ignores: ['dist', '.astro', '.cache', 'node_modules', 'pdf', 'test-results', 'public'] },
  ...tseslint.configs.recommended,
  ...astro.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts,astro}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.astro', '.json'] } } },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-empty': ['error', { allowEmptyCatch: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx,astro}', 'demos/**/*.{ts,tsx}'],
    ignores: tests,
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            zone('demos', ['src', 'scripts', 'tests'], 'demos know nothing of the site'),
            zone(
              'demos/gpu',
              ['demos/kernels', 'demos/runtime', 'demos/widgets', 'demos/ui', 'demos/bench'],
              'demos/gpu imports nothing of ours',
            ),
            zone(
              'demos/ui',
              ['demos/kernels', 'demos/runtime', 'demos/widgets', 'demos/gpu', 'demos/bench'],
              'demos/ui imports nothing of ours',
            ),
            zone(
              'demos/kernels',
              ['demos/runtime', 'demos/widgets', 'demos/ui', 'demos/bench'],
              'kernels import demos/gpu only',
            ),
            zone(
              'demos/runtime',
              ['demos/widgets', 'demos/ui', 'demos/bench'],
              'the runtime imports kernels and gpu only',
            ),
            zone('demos/widgets', ['demos/gpu', 'demos/bench'], 'widgets are handed their operations'),
            zone('src', ['tests'], 'the site does not import tests'),
          ],
        },
      ],
    },
  },
);
