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

    /** A row of an event; every table begins with the columns of its origin. */
    interface OfEvent {
        Origin of();
    }

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
            String hash)
            implements OfEvent {}

    record DecisionRow(Origin of, Decision decision) implements OfEvent {}

    record EvidenceRow(Origin of, EvidenceFact fact) implements OfEvent {}

    /** @param of with the instant at which the sample was taken */
    record SampleRow(Origin of, int number, Sample sample) implements OfEvent {}

    record StretchRow(Origin of, int number, SampleStretch sampleStretch) implements OfEvent {}

    record StepRow(
            Origin of,
            StepFact fact,
            StepState state,
            StepFact.@Nullable How how,
            StepFact.@Nullable FailureCause cause,
            @Nullable String why)
            implements OfEvent {}

    record IntentRow(Origin of, Effect effect, String deed) implements OfEvent {}

    record ChangeRow(Origin of, String effect, EffectState state, String detail) implements OfEvent {}

    /** @param values text, whole numbers, truth and times, in the order of the table's columns */
    record DetailRow(Origin of, List<@Nullable Object> values) implements OfEvent {}

    record SignatureRow(Origin of, String person, String about, String says, String saw, String signature)
            implements OfEvent {}
}
