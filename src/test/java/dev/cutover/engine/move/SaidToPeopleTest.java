package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Step;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SaidToPeopleTest {
    private static final String TITLE =
            "Close ${step.ticket.output.number}, then ${step.later.output.name}, ${run.environment}";

    @Test
    void whatPeopleAreAskedNamesWhatIsKnownAndSaysTheRestInWords() throws InterruptedException {
        var task = Steps.task("close");
        var titled = new Step(
                task.id(),
                TITLE,
                task.needs(),
                task.owner(),
                task.segment(),
                task.policy(),
                task.evidence(),
                task.safety(),
                task.work());
        var bench = new Bench(Books.of(List.of(), Books.freeze("ticket"), titled, Books.freeze("later")));
        bench.agreeablePeople().world().answering(operation -> new Outcome.Succeeded("", Map.of("number", "CHG-7")));

        bench.run();

        assertThat(bench.facts(PeopleFact.Asked.class).get(0).question().ask())
                .isEqualTo("Close CHG-7, then <name of later>, test");
    }
}
