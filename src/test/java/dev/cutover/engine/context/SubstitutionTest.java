package dev.cutover.engine.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.IfUnreachable;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubstitutionTest {

    @Test
    void segmentRunAndOutputsOfEarlierStepsAreFilledIn() throws InterruptedException {
        var bench = new Bench(Books.of(
                List.of(),
                Books.action("look", "read-status", new Undo.None("it reads")),
                Steps.in(
                        Books.EAST,
                        with(Map.of(
                                "where", "${segment.region}",
                                "run", "${run.id} of ${run.name} in ${run.environment}, ${run.mode}",
                                "status",
                                        List.of("${step.look.output.status}", Map.of("deep", "${segment.region}")))))));
        bench.run();

        assertThat(called(bench))
                .containsEntry("where", "east")
                .containsEntry("run", "r1 of book in test, rehearsal")
                .containsEntry("status", List.of("fine", Map.of("deep", "east")));
    }

    @Test
    void theScopeIsThatOfTheRollbackUnderWay() throws InterruptedException {
        var bench =
                new Bench(Books.rollingBack(IfUnreachable.SKIP_AND_RECORD, with(Map.of("region", "${scope.region}"))));
        bench.at(
                Duration.ofSeconds(10),
                commandPort -> Orders.rollBack(commandPort, Scope.of(Books.EAST), "Dana", "drill"));
        bench.run();

        assertThat(called(bench)).containsEntry("region", "east");
    }

    @Test
    void stepsOfTheRollbackSeeEachOthersOutputs() throws InterruptedException {
        var look = Books.action("look", "read-status", new Undo.None("it reads"));
        var bench = new Bench(Books.rollingBack(
                IfUnreachable.SKIP_AND_RECORD, look, with(Map.of("status", "${step.look.output.status}"))));
        bench.at(Duration.ofSeconds(10), commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "drill"));
        bench.run();

        assertThat(called(bench)).containsEntry("status", "fine");
    }

    @Test
    void whatIsFilledInIsNotLookedAtAgainAndSecretsStayReferences() throws InterruptedException {
        var bench = new Bench(Books.of(
                List.of(),
                Books.action("look", "read-status", new Undo.None("it reads")),
                with(Map.of("text", "${step.look.output.status} ${secret:TOKEN}"))));
        bench.world()
                .answering(operation -> operation.startsWith("read")
                        ? new dev.cutover.spi.Outcome.Succeeded("", Map.of("status", "${run.id}"))
                        : null);
        bench.run();

        assertThat(called(bench)).containsEntry("text", "${run.id} ${secret:TOKEN}");
    }

    @Test
    void anUndoKnowsWhatItsStepHasPutOutAlsoIfTheStepFailedAfterwards() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), made(new Verify("read-status", Map.of(), Map.of("status", "well")))));
        bench.world()
                .answering(operation -> operation.equals("freeze")
                        ? new dev.cutover.spi.Outcome.Succeeded("", Map.of("id", "42"))
                        : null);
        bench.people(question -> bench.say(question, "rollback"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(undone(bench)).singleElement().isEqualTo(Map.of("id", "42"));
    }

    @Test
    void whatVerifiesAStepKnowsWhatItHasPutOut() throws InterruptedException {
        var verify = new Verify("read-status", Map.of("id", "${step.make.output.id}"), Map.of("status", "fine"));
        var bench = new Bench(Books.of(List.of(), made(verify)));
        bench.world()
                .answering(operation -> operation.equals("freeze")
                        ? new dev.cutover.spi.Outcome.Succeeded("", Map.of("id", "42"))
                        : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().given("read-status")).isEqualTo(Map.of("id", "42"));
    }

    @Test
    void anUndoThatDoesNotKnowWhatToTakeBackIsNotTriedButNamed() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), made(null), Steps.waiting("night", Duration.ofHours(1))));
        bench.world().answering(operation -> {
            if (operation.equals("freeze")) {
                throw new dev.cutover.spi.ConnectorException("cut short");
            }
            return null;
        });
        bench.at(Duration.ofMinutes(5), commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "drill"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(undone(bench)).isEmpty();
        assertThat(bench.state().rollbacks().all().get(0).leftUndone())
                .singleElement()
                .asString()
                .contains("${step.make.output.id}");
    }

    @Test
    void aStepThatNeedsWhatNobodyHasPutOutFailsInsteadOfActingOnNothing() throws InterruptedException {
        var bench = new Bench(Books.of(
                List.of(),
                Books.action("look", "read-status", new Undo.None("it reads")),
                with(Map.of("id", "${step.look.output.id}"))));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.world().effects()).isEmpty();
        assertThat(bench.step("act").why()).contains("${step.look.output.id}");
    }

    private static Step made(@Nullable Verify verify) {
        var undo = new Undo.Call("unfreeze", Map.of("id", "${step.make.output.id}"));
        var work = new Work.Action(Books.SYSTEM, "freeze", Map.of(), undo, Optional.ofNullable(verify));
        return Books.step("make", Optional.empty(), work);
    }

    private static List<Map<String, Object>> undone(Bench bench) {
        return bench.facts(EffectFact.Intended.class).stream()
                .map(EffectFact.Intended::effect)
                .filter(effect -> effect.direction() == Effect.Direction.BACK)
                .filter(effect -> effect.deed() instanceof Effect.Call)
                .map(effect -> ((Effect.Call) effect.deed()).with())
                .toList();
    }

    private static Map<String, Object> called(Bench bench) {
        return bench.facts(EffectFact.Intended.class).stream()
                .map(intended -> intended.effect().deed())
                .filter(Effect.Call.class::isInstance)
                .map(Effect.Call.class::cast)
                .filter(call -> !call.operation().equals("once-drop"))
                .map(Effect.Call::with)
                .findFirst()
                .orElseThrow();
    }

    private static Step with(Map<String, Object> with) {
        return Books.step(
                "act",
                Optional.empty(),
                new Work.Action(Books.SYSTEM, "freeze", with, new Undo.None("kept"), Optional.empty()));
    }
}
