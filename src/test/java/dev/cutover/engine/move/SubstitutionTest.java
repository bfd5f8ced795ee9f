package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.IfUnreachable;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        bench.at(Duration.ofSeconds(10), desk -> desk.rollBack(Scope.of(Books.EAST), "Dana", "commander", "drill"));
        bench.run();

        assertThat(called(bench)).containsEntry("region", "east");
    }

    @Test
    void stepsOfTheWayBackSeeEachOthersOutputs() throws InterruptedException {
        var look = Books.action("look", "read-status", new Undo.None("it reads"));
        var bench = new Bench(Books.rollingBack(
                IfUnreachable.SKIP_AND_RECORD, look, with(Map.of("status", "${step.look.output.status}"))));
        bench.at(Duration.ofSeconds(10), desk -> desk.rollBack(Scope.WHOLE_RUN, "Dana", "commander", "drill"));
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

    private static Map<String, Object> called(Bench bench) {
        return bench.facts(EffectFact.Intended.class).stream()
                .map(intended -> intended.effect().deed())
                .filter(Effect.Call.class::isInstance)
                .map(deed -> ((Effect.Call) deed).with())
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
