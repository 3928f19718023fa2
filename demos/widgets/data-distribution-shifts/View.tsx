/** The factors of the joint distribution, the accuracy of every cure, and the lights. */
import { Panels } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { Accuracies } from './AccuraciesView';
import type { Scenario } from './compute';
import { Factors } from './FactorsView';
import { Lights } from './LightsView';
import type { Props } from './props';
import { scenarioNames, sentences, words } from './text';

const SCENARIOS: readonly Scenario[] = ['label', 'covariate', 'bump', 'concept', 'domain'];

export function View(props: Props) {
  const { params, result, language, set } = props;
  const { sharesOfOnes, effective, estimatedPrior, n } = result;
  const gap = language === 'zh' ? '' : ' ';
  return (
    <>
      <Tabs
        label={words.factors[language]}
        options={SCENARIOS}
        chosen={params.scenario}
        nameOf={(scenario) => scenarioNames[scenario][language]}
        choose={set && ((scenario) => set({ scenario }))}
      />
      <p>{sentences.inUse[params.scenario][language]}</p>
      <Panels>
        <Factors {...props} />
        <Accuracies {...props} />
        <Lights {...props} />
      </Panels>
      <p>
        {sentences.prior[language](
          sharesOfOnes.source.toFixed(2),
          sharesOfOnes.target.toFixed(2),
          estimatedPrior.toFixed(2),
        )}
        {gap}
        {sentences.effective[language](
          n,
          effective.sample.toFixed(effective.sample < 100 ? 1 : 0),
          effective.theory.toFixed(effective.theory < 100 ? 1 : 0),
        )}
        {gap}
        {sentences.limit[language]}
      </p>
    </>
  );
}
