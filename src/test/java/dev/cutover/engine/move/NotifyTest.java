package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Conduct;
import dev.cutover.model.Permission;
import dev.cutover.model.Role;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotifyTest {

    @Test
    void aMessageGoesToThePeopleOfTheRolesOnce() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.notify("tell")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().effects()).containsEntry("message", 1);
        var message = (Effect.Message)
                bench.facts(EffectFact.Intended.class).get(0).effect().deed();
        assertThat(message.to()).containsExactly("Dana");
    }

    @Test
    void aRunbookThatSaysAddressesSendsToThemAndTellsTheContactBesides() throws InterruptedException {
        var messages = new Conduct.Messaging(Map.of("Dana", "@dana"), Optional.empty());
        var conduct =
                new Conduct(Map.of(), Optional.empty(), Optional.empty(), false, Conduct.Demands.NOTHING, messages);
        var commander = new Role(Books.COMMANDER, List.of("Dana", "Kim"), "bridge 1", Set.of(Permission.values()));
        var bench = new Bench(Books.with(Books.of(List.of(), Steps.notify("tell")), conduct, commander));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().messages()).singleElement().satisfies(message -> {
            assertThat(message.to()).containsExactly("@dana");
            assertThat(message.contacts()).containsExactly("bridge 1");
        });
    }

    @Test
    void withoutASystemItStandsInTheRecord() throws InterruptedException {
        var work = new Work.Notify(List.of(Books.COMMANDER), "Run ${run.id} of ${run.name} begins", Optional.empty());
        var bench = new Bench(Books.of(List.of(), Books.step("tell", Optional.empty(), work)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("tell").outputs()).containsEntry("message", "Run r1 of book begins");
    }

    @Test
    void aMessageCannotBeUndoneAndIsNotNamedAsLeftUndone() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.notify("tell"), Steps.task("stop")));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof dev.cutover.run.fact.PeopleFact.Asked) {
                Orders.rollBack(commandPort, dev.cutover.model.Scope.WHOLE_RUN, "Dana", "enough");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
    }
}
