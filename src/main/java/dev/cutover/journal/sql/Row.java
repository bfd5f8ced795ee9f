package dev.cutover.journal.sql;

import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Sample;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.StepFact;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one row of each table is made of. */
final class Row {
    private Row() {}

    /** The event that a row comes from. */
    record Origin(String run, long seq, OffsetDateTime at) {
        Origin at(Instant instant) {
            return new Origin(run, seq, instant.atOffset(ZoneOffset.UTC));
        }
    }

    record EventRow(
            Origin of,
            long epoch,
            String type,
            @Nullable String step,
            @Nullable Integer attempt,
            String actor,
            String json,
            String hash) {}

    record DecisionRow(Origin of, Decision decision) {}

    record EvidenceRow(Origin of, EvidenceFact fact) {}

    /** @param of with the instant at which the sample was taken */
    record SampleRow(Origin of, int number, Sample sample) {}

    record StretchRow(Origin of, int number, SampleStretch sampleStretch) {}

    record StepRow(
            Origin of,
            StepFact fact,
            StepState state,
            StepFact.@Nullable How how,
            StepFact.@Nullable FailureCause cause,
            @Nullable String why) {}

    record IntentRow(Origin of, Effect effect, String deed) {}

    record ChangeRow(Origin of, String effect, EffectState state, String detail) {}

    /** @param values text, whole numbers, truth and times, in the order of the table's columns */
    record DetailRow(Origin of, List<@Nullable Object> values) {}

    record SignatureRow(Origin of, String person, String about, String says, String saw, String signature) {}
}
