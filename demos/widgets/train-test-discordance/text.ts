import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'Which set is this row from?', zh: '这一行来自哪一边？' },
  lesson: {
    en: 'A test score above the training score without any bug: the test inputs are easier. Weights from adversarial validation show it; a changed rule they cannot see.',
    zh: '没有错误，测试分也能高过训练分：测试题更容易。对抗验证给出的权重能看出来；规则变了，它却看不见。',
  },
  try: {
    en: 'the shift from 0 to 3, comparing training, weighted and test accuracy; then shift 0 with concept shift 0.6. New seeds show how much is luck.',
    zh: '把位移从0拉到3，对比训练、加权训练、测试三个准确率；再把位移归零、概念偏移设0.6。换几个种子，看看运气占多少。',
  },
  notice: {
    en: 'the weighted training accuracy predicts the test accuracy as long as enough effective rows are left. Under concept shift the AUC stays inside the null while the test score falls: the inputs are the same.',
    zh: '只要有效样本还够，加权训练准确率就能预报测试准确率。概念偏移时，AUC仍在置换分布之内，测试分却掉了下来：输入一点没变。',
  },
  parameters: {
    shift: { en: 'Shift of x₁', zh: 'x₁的位移', unit: 'SD' },
    concept: { en: 'Concept shift', zh: '概念偏移' },
    nTrain: { en: 'Training rows', zh: '训练行数' },
    nTest: { en: 'Test rows', zh: '测试行数' },
    mix: { en: 'Test rows with x₂ > 0', zh: '测试行中x₂>0的占比', unit: '%' },
    permutations: { en: 'Permutations', zh: '置换次数' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  rowsTitle: { en: 'Rows of both sets', zh: '两批数据' },
  trainRows: { en: 'training, size = weight', zh: '训练，大小=权重' },
  testRows: { en: 'test', zh: '测试' },
  easier: { en: 'easier →', zh: '更容易→' },
  accuracyTitle: { en: 'Accuracy on the task', zh: '任务准确率' },
  train: { en: 'training', zh: '训练' },
  weighted: { en: 'training, weighted', zh: '训练（加权）' },
  test: { en: 'test', zh: '测试' },
  perfect: { en: 'perfect rule', zh: '完美规则' },
  rocTitle: { en: 'Is it a test row?', zh: '是不是测试行？' },
  falseAlarms: { en: 'training rows called test', zh: '训练行被判为测试' },
  hits: { en: 'test rows found', zh: '测试行被认出' },
  best: { en: 'theory', zh: '理论值' },
  nullTitle: { en: 'AUC with shuffled membership', zh: '打乱归属后的AUC' },
  observed: { en: 'observed', zh: '实测' },
  noNull: { en: 'no permutations yet', zh: '尚无置换结果' },
  count: { en: 'times', zh: '次数' },
  effective: { en: 'Effective sample size', zh: '有效样本量' },
  largest: { en: 'Largest weight', zh: '最大权重' },
  of: { en: '# of @ rows (%)', zh: '@行中的#行（%）' },
  pValue: { en: 'p-value of the AUC', zh: 'AUC的p值' },
  theory: { en: 'AUC (theory)', zh: 'AUC（理论值）' },
} as const;
