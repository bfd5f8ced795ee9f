package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.run.Fact;
import dev.cutover.run.PeopleFact;
import dev.cutover.run.PetitionFact;
import dev.cutover.run.RollbackFact;
import dev.cutover.run.RunFact;
import dev.cutover.run.StepFact;
import dev.cutover.secret.ReferencedSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MaskedTest {
    private static final String SAID = "it says sup3r-s3cret";
    private static final StepId STEP = new StepId("freeze");

    static final List<Fact> FACTS = List.of(
            new RunFact.Held("Dana", SAID),
            new RunFact.Continued("Dana", SAID),
            new RunFact.Noted(SAID),
            new RunFact.RunnerLeft(SAID),
            new RunFact.Ended(RunFact.Ending.ABORTED, SAID, List.of(SAID), Map.of()),
            new StepFact.Skipped(STEP, 1, SAID),
            new StepFact.Cancelled(STEP, 1, SAID),
            new StepFact.Reopened(STEP, 1, SAID),
            new PeopleFact.Lapsed("freeze@1/go", SAID),
            new PetitionFact.Settled("p1", PetitionFact.Outcome.REFUSED, SAID),
            new RollbackFact.Requested(
                    1, Scope.WHOLE_RUN, "Dana", "lead", SAID, Instant.EPOCH, Instant.EPOCH, Duration.ofMinutes(15)),
            new RollbackFact.UndoBlocked(1, "freeze/do", SAID),
            new RollbackFact.Finished(1, List.of(SAID)));

    @ParameterizedTest
    @FieldSource("FACTS")
    void noReasonBringsASecretIntoTheRecord(Fact fact) {
        var secrets = new ReferencedSecrets(List.of(name -> Optional.of("sup3r-s3cret")));
        secrets.fill(Map.of("token", "${secret:TOKEN}"));

        assertThat(Masked.of(fact, secrets).toString())
                .doesNotContain("sup3r")
                .isEqualTo(fact.toString().replace("sup3r-s3cret", "[secret TOKEN]"));
    }
}
