/** What a chapter may hold. Text from a stranger's pull request passes here before anything is built from it. */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { ChapterError, problemAt, type Problem } from './problem.ts';

/** Components and the attributes each may have; all values are plain strings. */
const COMPONENTS: Readonly<Record<string, { required: readonly string[]; optional?: readonly string[] }>> = {
  Figure: { required: ['name', 'caption', 'captionZh'] },
  Demo: { required: [] },
  Exercise: { required: ['id'] },
  Answer: { required: [] },
};
const NOTE_KINDS = ['term', 'question', 'tip'];
const SAFE_LINK = /^(https?:\/\/|mailto:|#|\/(?!\/)|Q\d{2}$)/;

interface Attribute {
  type: string;
  name?: string;
  value?: unknown;
}
interface AnyNode {
  type: string;
  name?: string | null;
  url?: string;
  meta?: string | null;
  attributes?: readonly Attribute[] | Record<string, string | null | undefined> | null;
  children?: readonly AnyNode[];
  position?: { start: { line: number; column: number } };
}

function componentProblems(node: AnyNode): Problem[] {
  const name = node.name ?? '';
  const rule = COMPONENTS[name];
  if (!rule) {
    const what = name ? `<${name}>` : '<>';
    return [
      problemAt(
        node,
        'unknown-component',
        `${what} is not allowed here; use Markdown, or one of <Figure>, <Demo>, <Exercise>, <Answer>; for the sign write \`\\<\``,
        `这里不能用 ${what}；请用 Markdown，或 <Figure>、<Demo>、<Exercise>、<Answer> 之一；要写小于号请用 \`\\<\``,
      ),
    ];
  }
  const attributes = (node.attributes ?? []) as readonly Attribute[];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const attribute of attributes) {
    const label = attribute.name ?? '{…}';
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') {
      problems.push(
        problemAt(
          node,
          'no-expression',
          `<${name}> has ${label} as code; write ${label}="text"`,
          `<${name}> 的 ${label} 写成了代码；请写 ${label}="文字"`,
        ),
      );
    } else if (![...rule.required, ...(rule.optional ?? [])].includes(label)) {
      problems.push(
        problemAt(
          node,
          'unknown-attribute',
          `<${name}> has no attribute ${label}; leave it out`,
          `<${name}> 没有属性 ${label}；请去掉`,
        ),
      );
    }
    seen.add(label);
  }
  for (const needed of rule.required.filter((key) => !seen.has(key))) {
    problems.push(
      problemAt(node, 'missing-attribute', `<${name}> needs ${needed}="…"`, `<${name}> 需要 ${needed}="…"`),
    );
  }
  return problems;
}

function directiveProblems(node: AnyNode): Problem[] {
  if (node.type !== 'containerDirective') return [];
  const attributes = (node.attributes ?? {}) as Record<string, string | null | undefined>;
  if (node.name !== 'zh' && node.name !== 'deeper') {
    return [
      problemAt(
        node,
        'unknown-directive',
        `:::${node.name} is not known; use :::zh for an annotation or ::::deeper[Title · 标题] for a folded part`,
        `不认识 :::${node.name}；批注用 :::zh，折叠内容用 ::::deeper[Title · 标题]`,
      ),
    ];
  }
  if (node.name === 'deeper') return [];
  return Object.entries(attributes)
    .filter(([key, value]) => key !== 'kind' || !NOTE_KINDS.includes(value ?? ''))
    .map(([key, value]) =>
      problemAt(
        node,
        'note-kind',
        `:::zh has ${key}=${value ?? ''}; write :::zh, or :::zh{kind=term}, {kind=question} or {kind=tip}`,
        `:::zh 的 ${key}=${value ?? ''} 不对；请写 :::zh，或 :::zh{kind=term}、{kind=question}、{kind=tip}`,
      ),
    );
}

/** Cells beyond those of the first row would not be printed. */
function tableProblems(node: AnyNode): Problem[] {
  const [head, ...rows] = node.children ?? [];
  const columns = head?.children?.length ?? 0;
  return rows
    .filter((row) => (row.children?.length ?? 0) > columns)
    .map((row) =>
      problemAt(
        row,
        'table-cells',
        `this row has ${row.children?.length} cells, the table’s first row ${columns}; write \`\\|\` for a bar inside a cell, or give the first row as many cells`,
        `这一行有 ${row.children?.length} 格，表头只有 ${columns} 格；格内的竖线请写 \`\\|\`，或补齐表头`,
      ),
    );
}

/** Everything in the tree that a chapter may not hold, in the order of the text. */
export function findForbidden(tree: Root): Problem[] {
  const problems: Problem[] = [];
  visit(tree as never, (raw: unknown) => {
    const node = raw as AnyNode;
    switch (node.type) {
      case 'mdxjsEsm':
        problems.push(
          problemAt(
            node,
            'no-code',
            'a line that starts with `import` or `export` is code, which a chapter may not hold; remove it, or begin the line with another word',
            '以 import 或 export 开头的行是代码，章节里不允许；请删去，或换一个词开头',
          ),
        );
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        problems.push(
          problemAt(
            node,
            'no-expression',
            'text between `{` and `}` is a code expression, which a chapter may not hold; write `\\{`, or put formulas between `$…$`',
            '花括号之间会当成代码表达式，章节里不允许；请写成 `\\{`，公式请放在 `$…$` 里',
          ),
        );
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        problems.push(...componentProblems(node));
        break;
      case 'html':
        problems.push(
          problemAt(node, 'no-html', 'raw HTML is not allowed; use Markdown', '不允许直接写 HTML；请用 Markdown'),
        );
        break;
      case 'image':
      case 'imageReference':
        problems.push(
          problemAt(
            node,
            'no-image',
            'images are not allowed; draw a figure and use <Figure name="…" …/>',
            '不允许插入图片；请画成插图并用 <Figure name="…" …/>',
          ),
        );
        break;
      case 'footnoteReference':
      case 'footnoteDefinition':
        problems.push(
          problemAt(
            node,
            'no-footnote',
            'footnotes are not used; say it in the text, in a :::zh annotation, or in a ::::deeper part',
            '不用脚注；请写进正文、:::zh 批注或 ::::deeper 折叠部分',
          ),
        );
        break;
      case 'definition':
        problems.push(
          problemAt(
            node,
            'no-definition',
            'a line that begins with `[name]:` is no text; write the link where it belongs, [words](https://…), or begin the line with another word',
            '以 `[名字]:` 开头的行不会印出来；链接请直接写成 [文字](https://…)，或者换一个词开头',
          ),
        );
        break;
      case 'math':
        if (node.meta)
          problems.push(
            problemAt(
              node,
              'math-mark',
              'what stands beside the opening `$$` is not printed; write `$$` alone on its line and the formula on the next',
              '开头的 `$$` 旁边的内容不会印出来；请让 `$$` 单独占一行，公式从下一行写起',
            ),
          );
        break;
      case 'table':
        problems.push(...tableProblems(node));
        break;
      case 'link':
        if (!SAFE_LINK.test(node.url ?? '')) {
          problems.push(
            problemAt(
              node,
              'unsafe-link',
              `the link to “${node.url ?? ''}” is not allowed; use https://…, #anchor, /path/ or Q07`,
              `不允许链接到“${node.url ?? ''}”；请用 https://…、#锚点、/路径/ 或 Q07`,
            ),
          );
        }
        break;
      default:
        problems.push(...directiveProblems(node));
    }
  });
  return problems;
}

/** Stops the build at the first chapter that holds something it may not. */
export function remarkAllowList() {
  return (tree: Root, file: VFile): void => {
    const problems = findForbidden(tree);
    if (problems.length) throw new ChapterError(file.path ?? 'chapter', problems);
  };
}
