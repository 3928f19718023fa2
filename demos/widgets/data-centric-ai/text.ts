import type { Bilingual, WidgetText } from '../../runtime/widget.ts';
import type { Params, Spending } from './settings';

/** Names of the spendings; the numbers in them are those of the reader's choice. */
export const spendingNames: Readonly<Record<Spending, { en: (p: Params) => string; zh: (p: Params) => string }>> = {
  nothing: { en: () => 'nothing', zh: () => '不花' },
  more: { en: ({ budget }) => `${budget} more, as noisy`, zh: ({ budget }) => `再加${budget}个（同样有错）` },
  random: { en: ({ budget }) => `relabel ${budget} at random`, zh: ({ budget }) => `随机改标${budget}个` },
  suspects: { en: ({ budget }) => `relabel ${budget} suspects`, zh: ({ budget }) => `改标最可疑的${budget}个` },
  otherK: { en: ({ otherK }) => `${otherK}-NN instead`, zh: ({ otherK }) => `换成${otherK}近邻` },
  both: { en: ({ otherK }) => `suspects + ${otherK}-NN`, zh: ({ otherK }) => `改可疑的＋${otherK}近邻` },
  clean: { en: () => 'all labels clean', zh: () => '标签全对' },
};

const drawnOptions: Readonly<Record<Spending, Bilingual>> = {
  nothing: { en: 'nothing', zh: '不花' },
  more: { en: 'more examples', zh: '加样本' },
  random: { en: 'relabel at random', zh: '随机改标' },
  suspects: { en: 'relabel suspects', zh: '改可疑的' },
  otherK: { en: 'another k', zh: '换k' },
  both: { en: 'suspects and another k', zh: '改可疑的并换k' },
  clean: { en: 'all clean', zh: '标签全对' },
};

export const text: WidgetText<Params> = {
  title: { en: 'Spend a labeling budget', zh: '一笔标注预算怎么花' },
  lesson: {
    en: 'With wrong labels and a fixed model, looking at the suspicious ones beats looking at random ones, and both beat more of the same; without noise nothing helps.',
    zh: '标签有错、模型固定时：查可疑的胜过随便查，随便查又胜过多加同样的数据；没有噪声时，怎么花都没用。',
  },
  try: {
    en: 'noise 0, 0.2 and 0.3; systematic errors; k = 15 in place of 5. Then classes far apart with k = 1, 3, 5. Under “more”, let every item judge itself: one judging neighbor, not left out. Press a name to see what it does to the first seed’s points.',
    zh: '噪声率取0、0.2、0.3；换成系统性错误；k从5改为15。再让两类相距很远，k取1、3、5。打开“更多”，让样本自己给自己作证：评判近邻数1，不排除自己。点各种花法的名字，看它对第一个种子的点做了什么。',
  },
  notice: {
    en: 'more data of the same kind does nothing for a fixed k, since each vote still has k ballots. Changing labels and changing the model partly replace each other. A region that is always mislabeled looks right to its own neighbors, so few of its errors are found. Test labels with errors shrink every difference.',
    zh: 'k不变，加同样的数据没有用：每次投票还是k张票。改标签和改模型可以部分互相替代。整片区域一律标错时，邻居们也跟着错，看上去毫无破绽，很难查出来。测试标签有错，所有差距都会缩水。',
  },
  parameters: {
    noise: { en: 'Wrong labels ρ', zh: '错标比例ρ', format: (v) => v.toFixed(2) },
    kind: {
      en: 'Errors',
      zh: '错误',
      options: { random: { en: 'random', zh: '随机' }, systematic: { en: 'systematic', zh: '系统性' } },
    },
    budget: { en: 'Budget', zh: '预算' },
    k: { en: 'Neighbors k', zh: '近邻数k' },
    drawn: { en: 'Show', zh: '画哪种', options: drawnOptions },
    shape: {
      en: 'Classes',
      zh: '两类',
      options: { moons: { en: 'two moons', zh: '两个月牙' }, blobs: { en: 'far apart', zh: '相距很远' } },
    },
    n: { en: 'Examples n', zh: '样本数n' },
    jitter: { en: 'Jitter', zh: '抖动', format: (v) => v.toFixed(2) },
    otherK: { en: 'Changed k', zh: '改后的k' },
    judgeK: { en: 'Judging neighbors', zh: '评判近邻数' },
    leaveOut: { en: 'leave the judged item out', zh: '评判时排除自己' },
    testNoise: { en: 'Wrong test labels ε', zh: '测试错标ε', format: (v) => v.toFixed(2) },
    seeds: { en: 'Seeds averaged', zh: '平均的种子数' },
    seed: { en: 'First seed', zh: '第一个种子' },
  },
};

export const words = {
  spendings: { en: 'Ways to spend the budget', zh: '预算的花法' },
  points: { en: 'The first seed’s training set', zh: '第一个种子的训练集' },
  labelZero: { en: 'label 0', zh: '标签0' },
  labelOne: { en: 'label 1', zh: '标签1' },
  wrong: { en: 'given label is wrong', zh: '原标签错' },
  touched: { en: 'looked at or added', zh: '查过或新加的' },
  tinted: { en: 'tinted: model says 1', zh: '着色：模型判1' },
  accuracy: { en: 'Accuracy on clean test points (%)', zh: '干净测试集上的准确率（%）' },
  mean: { en: 'mean ± SD of seeds', zh: '种子均值±标准差' },
  measured: { en: 'as measured', zh: '看上去' },
  theory: { en: 'theory', zh: '理论' },
  curve: { en: 'Learning curve of the fixed model', zh: '固定模型的学习曲线' },
  examples: { en: 'examples n', zh: '样本数n' },
  error: { en: 'error (%)', zh: '误差（%）' },
  floor: { en: 'floor', zh: '地板' },
} as const;

/** Sentences with numbers in them. */
export const sentences = {
  flags: {
    en: (hits: number, alarms: number, missed: number) =>
      `Suspects in this picture: ${hits} hits, ${alarms} false alarms, ${missed} wrong labels missed.`,
    zh: (hits: number, alarms: number, missed: number) =>
      `本图的可疑样本：命中${hits}个，误报${alarms}个，漏掉${missed}个。`,
  },
  precision: {
    en: (seeds: number, share: string) => `Over ${seeds} seeds ${share} of the suspects were wrong.`,
    zh: (seeds: number, share: string) => `${seeds}个种子合计，可疑样本中真错的占${share}。`,
  },
  wrong: {
    en: (given: string, random: string, suspects: string) =>
      `Wrong labels: ${given} as given, ${random} after random relabeling, ${suspects} after relabeling suspects.`,
    zh: (given: string, random: string, suspects: string) =>
      `错标比例：原来${given}，随机改标后${random}，改可疑的之后${suspects}。`,
  },
  vote: {
    en: (k: number, right: string) => `A vote of ${k} labels is right with probability ${right}.`,
    zh: (k: number, right: string) => `${k}张票表决，判对的概率为${right}。`,
  },
  noFloor: {
    en: 'these three points show no floor',
    zh: '这三点看不出地板',
  },
  seedsSoFar: {
    en: (done: number, all: number) => `${done} of ${all} seeds`,
    zh: (done: number, all: number) => `${done}/${all}个种子`,
  },
} as const;
