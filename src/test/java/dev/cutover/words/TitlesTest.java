package dev.cutover.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.References;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TitlesTest {
    private static final StepId TICKET = new StepId("ticket");
    private static final StepId CLOSE = new StepId("close");
    private static final String TITLE =
            "Close ${step.ticket.output.number} of ${segment.region} in ${run.environment} for ${env.site}";

    private final DisplayNames displayNames =
            new DisplayNames(Books.of(List.of(), Books.freeze("ticket"), titled(TITLE)));
    private final RunState state = new RunState();

    private static Step titled(String title) {
        var step = Steps.in(Books.EAST, Books.freeze("close"));
        return new Step(
                step.id(),
                title,
                step.needs(),
                step.owner(),
                step.segment(),
                step.policy(),
                step.evidence(),
                step.safety(),
                step.work());
    }

    private void happened(StepFact fact) {
        state.read(new Event(Bench.RUN, 1, state.seq() + 1, Bench.START, Event.ENGINE, fact));
    }

    @Test
    void whatIsNotKnownYetIsSaidInWords() {
        assertThat(displayNames.title(CLOSE, state))
                .isEqualTo("Close <number of ticket> of east in <run environment> for <site>");
        assertThat(References.readable("Wave of ${scope.region}")).isEqualTo("Wave of <region>");
    }

    @Test
    void whatIsKnownStandsInTheTitle() {
        state.apply(Bench.created());
        happened(new StepFact.Started(TICKET, 1));
        happened(new StepFact.Succeeded(TICKET, 1, StepFact.How.PLAINLY, Map.of("number", "CHG-7")));

        assertThat(displayNames.title(CLOSE, state)).isEqualTo("Close CHG-7 of east in test for <site>");
    }
}
