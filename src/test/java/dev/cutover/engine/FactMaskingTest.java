package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Permission;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.run.Alongside;
import dev.cutover.run.Amendment;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Claim;
import dev.cutover.run.Claims;
import dev.cutover.run.EffectState;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.secret.ReferencedSecrets;
import dev.cutover.testkit.Bench;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets that people paste into texts are masked, also in later facts that repeat them. */
class FactMaskingTest {
    private static final String PASTED = "the token is hunter2hunter2, look";

    @ParameterizedTest
    @MethodSource("saying")
    void whatPeopleGiveAsTheirReasonHoldsNoSecretWhereverItGoesOn(Fact fact) {
        var secrets = new ReferencedSecrets(List.of(name -> Optional.of("hunter2hunter2")));
        secrets.fill(Map.of("token", "${secret:TOKEN}"));

        assertThat(fact.toString()).contains("hunter2");
        assertThat(FactMasking.of(fact, secrets).toString())
                .doesNotContain("hunter2")
                .contains("[secret TOKEN]");
    }

    @Test
    void anOutputHoldsNoSecretHoweverItsLineWasTakenApart() {
        var secrets = new ReferencedSecrets(List.of(name -> Optional.of("pass=word=abc123")));
        secrets.fill(Map.of("token", "${secret:TOKEN}"));
        var outputs =
                Map.of("pass", "word=abc123", "id", "42", "id=pass", "word=abc123", "key", "is pass=word=abc123.");

        var masked = (EffectFact.Settled)
                FactMasking.of(new EffectFact.Settled("r1/go/forward", EffectState.DONE, "", outputs), secrets);
        assertThat(masked.outputs())
                .isEqualTo(
                        Map.of("[secret TOKEN]", "", "id", "42", "id=[secret TOKEN]", "", "key", "is [secret TOKEN]."));
    }

    private static Fact taken(Claims claims) {
        return new RunFact.LeaseTaken("deploy-1", 4711, "dana", "run", Optional.of(claims));
    }

    private static List<Fact> saying() {
        var step = new StepId("freeze");
        return List.of(
                new RunFact.Held("Dana", PASTED),
                new RunFact.Continued("Dana", PASTED),
                new RunFact.RunNote(PASTED),
                new RunFact.RunnerLeft(PASTED),
                taken(new Claims(
                        List.of(), Optional.of(new Alongside(List.of(new RunId("r2")), "Dana", "dana", PASTED)))),
                taken(new Claims(List.of(new Claim(new SystemId("oms"), PASTED)), Optional.empty())),
                new RunFact.Ended(RunFact.Ending.ABORTED, PASTED, List.of(), Map.of()),
                new RunFact.Ended(RunFact.Ending.ABORTED, "", List.of(PASTED), Map.of()),
                new RunFact.Amended(
                        new Amendment.Skip(step), "step", "to be done", "left out", "Dana", PASTED, "none", false),
                new RunFact.Amended(
                        new Amendment.Skip(step), "step", "to be done", "left out", "Dana", "why", PASTED, false),
                new StepFact.Skipped(step, 1, PASTED),
                new StepFact.Reopened(step, 1, PASTED),
                new StepFact.Withdrawn(step, 1, StepState.SUCCEEDED, PASTED),
                new StepFact.Cancelled(step, 1, PASTED),
                new StepFact.StepNote(step, 1, new AttemptNote.EvidenceMissing(PASTED)),
                new StepFact.StepNote(step, 1, new AttemptNote.NotVerified(PASTED)),
                new StepFact.StepNote(step, 1, new AttemptNote.OutputsRead(PASTED)),
                new StepFact.StepNote(step, 1, new AttemptNote.Unknown("weather", PASTED)),
                new PeopleFact.Lapsed("freeze/1/failure", PASTED),
                new RequestFact.Settled("p1", RequestFact.Outcome.DONE, PASTED),
                new RequestFact.Received("p1", new Request.Hold(PASTED), new Speaker("", "", "socket")),
                new RollbackFact.UndoBlocked(1, "r1/freeze/back", PASTED),
                new RollbackFact.Finished(1, List.of(PASTED)),
                new RollbackFact.Requested(
                        1,
                        Scope.WHOLE_RUN,
                        "Dana",
                        Permission.ROLLBACK.word(),
                        PASTED,
                        Bench.START,
                        Bench.START,
                        Duration.ofMinutes(15)));
    }
}
