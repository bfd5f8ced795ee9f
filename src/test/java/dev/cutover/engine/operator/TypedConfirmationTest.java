package dev.cutover.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.AnswerRules;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.StepId;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.environment.Pace;
import dev.cutover.run.Question;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedConfirmationTest {

    @ParameterizedTest
    @ValueSource(strings = {"shift-us-east", "shift-us-west", "ready", "retire", "nowhere"})
    void whatPeopleAreToldToTypeIsWhatTheBallotWants(String step) {
        var runNarrative = new Chronicle().created(RunFact.Mode.LIVE).story();
        var environment = new Environment("sandbox", false, new Pace.Virtual(), Map.of(), Map.of(), Map.of());
        var stepContext = new StepContext(
                new StepContext.Given(
                        Fulfillment.runbook(),
                        environment,
                        new ConnectedSystems(Map.of()),
                        Optional.empty(),
                        limit -> limit),
                runNarrative.state());
        var question = new Question(
                "q", new StepId(step), 1, Question.Kind.COMMIT, "?", List.of(Fulfillment.TECH), List.of(), "");
        assertThat(TypedConfirmation.of(question, Fulfillment.runbook(), Chronicle.RUN))
                .isEqualTo(new AnswerRules(stepContext).typed(question));
    }
}
