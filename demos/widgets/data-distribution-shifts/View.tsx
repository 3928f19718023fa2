/** The factors of the joint distribution, the accuracy of every cure, and the lights. */
import { Panels } from '../../ui/Panel';
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
      <p class="tabs" role="group" aria-label={words.factors[language]}>
        {SCENARIOS.map((scenario) => (
          <button
            key={scenario}
            type="button"
            disabled={!set}
            aria-pressed={scenario === params.scenario}
            onClick={() => set?.({ scenario })}
          >
            {scenarioNames[scenario][language]}
          </button>
        ))}
      </p>
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
