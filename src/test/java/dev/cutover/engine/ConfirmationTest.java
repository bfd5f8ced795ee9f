package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.move.Scene;
import dev.cutover.engine.move.Systems;
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

class ConfirmationTest {

    @ParameterizedTest
    @ValueSource(strings = {"shift-us-east", "shift-us-west", "ready", "retire", "nowhere"})
    void whatPeopleAreToldToTypeIsWhatTheBallotWants(String step) {
        var story = new Chronicle().created(RunFact.Mode.LIVE).story();
        var environment = new Environment("sandbox", false, new Pace.Virtual(), Map.of(), Map.of(), Map.of());
        var scene = new Scene(
                new Scene.Given(
                        Fulfillment.runbook(), environment, new Systems(Map.of()), Optional.empty(), limit -> limit),
                story.state());
        var question = new Question(
                "q", new StepId(step), 1, Question.Kind.COMMIT, "?", List.of(Fulfillment.TECH), List.of(), "");
        assertThat(Confirmation.of(question, Fulfillment.runbook(), Chronicle.RUN))
                .isEqualTo(new Ballot(scene).typed(question));
    }
}
