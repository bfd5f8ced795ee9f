package dev.cutover.journal.sql;

import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.model.Verdict;
import dev.cutover.model.redaction.Redacted;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Sample;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.JournaledRuns;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something of everything that the tables tell about. */
final class Stories {
    static final StepId DRAIN = new StepId("drain");

    private Stories() {}

    static List<Fact> ofEverything() {
        var segment = Segment.of(Map.of("region", "us-east"));
        var call = new Effect.Call("pause", Map.of("lane", 3L), segment, new Undo.None("none needed"), "");
        var effect = new Effect("r1/drain", "c-1", DRAIN, 1, Effect.Direction.FORWARD, new SystemId("oms"), call);
        var sample = new Sample(new CriterionId("errors"), segment, Verdict.RED, 0.25, 400, "at most 0.1");
        return List.of(
                JournaledRuns.taken(),
                new StepFact.Started(DRAIN, 1),
                new EffectFact.Intended(effect),
                new EffectFact.Settled("r1/drain", EffectState.NOT_DONE, "refused", Map.of()),
                new StepFact.Failed(DRAIN, 1, StepFact.FailureCause.SAID_NO, "refused"),
                new StepFact.Started(DRAIN, 2),
                new EffectFact.Intended(effect),
                new EffectFact.Settled("r1/drain", EffectState.DONE, "drained", Map.of("left", "0")),
                new EvidenceFact(
                        DRAIN,
                        2,
                        "ab".repeat(32),
                        "stdout",
                        "text/plain",
                        12,
                        "oms",
                        Optional.of(Redacted.of(Map.of("email", 2L, "card", 1L)))),
                new CriterionFact.Sampled(List.of(sample, sample)),
                new PeopleFact.Decided(new Decision(
                        "",
                        "Ada",
                        new RoleId("incident-commander"),
                        "gate",
                        "go",
                        "green \u00fcberall",
                        "none",
                        "prompt",
                        "ada",
                        Optional.of(new Decision.Backing("ab12", "", "SIGNED")))),
                new StepFact.Succeeded(DRAIN, 2, StepFact.How.PLAINLY, Map.of()),
                new StepFact.Started(new StepId("shift"), 1),
                new CriterionFact.Unchanged(List.of(SampleStretch.of(sample, JournaledRuns.AT)
                        .and(SampleStretch.of(sample, JournaledRuns.AT.plusSeconds(10))))));
    }
}
