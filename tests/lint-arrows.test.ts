import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

/** Lints a text as if it stood in `filePath`, and answers with the rules it breaks. */
async function rules(filePath: string, text: string): Promise<(string | null)[]> {
  const [result] = await new ESLint().lintText(text, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

test.each([
  ['demos/kernels/matmul/wrong.ts', "import '../../runtime/run.ts';"],
  ['demos/gpu/wrong.ts', "import '../kernels/device.ts';"],
  ['demos/runtime/wrong.ts', "import '../widgets/mount';"],
  ['demos/ui/wrong.tsx', "import '../runtime/run.ts';"],
  ['demos/widgets/wrong.ts', "import '../../src/lib/links';"],
])('an import against the arrows is refused: %s', async (file, text) => {
  expect(await rules(file, text)).toContain('import-x/no-restricted-paths');
});

test('imports along the arrows pass', async () => {
  expect(await rules('demos/runtime/right.ts', "import '../kernels/device.ts';\nimport '../gpu/errors.ts';")).toEqual(
    [],
  );
});
