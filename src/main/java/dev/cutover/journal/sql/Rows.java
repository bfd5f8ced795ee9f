package dev.cutover.journal.sql;

import dev.cutover.journal.EventCodec;
import dev.cutover.journal.RecordLine;
import dev.cutover.run.CriterionFact;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectFact;
import dev.cutover.run.EffectState;
import dev.cutover.run.EvidenceFact;
import dev.cutover.run.Fact;
import dev.cutover.run.PeopleFact;
import dev.cutover.run.Petition;
import dev.cutover.run.PetitionFact;
import dev.cutover.run.Sample;
import dev.cutover.run.StepFact;
import dev.cutover.run.StepState;
import dev.cutover.run.Stretch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lines of a record are in tables. */
final class Rows {
    private final List<EventRow> events = new ArrayList<>();
    private final List<DecisionRow> decisions = new ArrayList<>();
    private final List<EvidenceRow> evidence = new ArrayList<>();
    private final List<SampleRow> samples = new ArrayList<>();
    private final List<StretchRow> stretches = new ArrayList<>();
    private final List<StepRow> steps = new ArrayList<>();
    private final List<IntentRow> intents = new ArrayList<>();
    private final List<ChangeRow> changes = new ArrayList<>();
    private final List<SignatureRow> signatures = new ArrayList<>();

    /** The event that a row comes from. */
    record Origin(String run, long seq, OffsetDateTime at) {
        private Origin at(Instant instant) {
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

    record StretchRow(Origin of, int number, Stretch stretch) {}

    record StepRow(
            Origin of,
            StepFact fact,
            StepState state,
            StepFact.@Nullable How how,
            StepFact.@Nullable FailureCause cause,
            @Nullable String why) {}

    record IntentRow(Origin of, Effect effect, String deed) {}

    record ChangeRow(Origin of, String effect, EffectState state, String detail) {}

    record SignatureRow(Origin of, String person, String about, String says, String saw, String signature) {}

    void add(RecordLine line) {
        var event = line.event();
        var fact = event.fact();
        var of = new Origin(event.run().value(), event.seq(), event.at().atOffset(ZoneOffset.UTC));
        events.add(new EventRow(
                of,
                event.epoch(),
                EventCodec.OF_FACTS.type(fact),
                fact.ofStep().map(Object::toString).orElse(null),
                fact.ofAttempt() == 0 ? null : (Integer) fact.ofAttempt(),
                event.actor(),
                line.json(),
                line.hash()));
        addDetail(of, fact);
    }

    private void addDetail(Origin of, Fact fact) {
        if (fact instanceof PeopleFact.Decided decided) {
            decisions.add(new DecisionRow(of, decided.decision()));
            addSignature(of, decided.decision());
        } else if (fact instanceof PetitionFact.Received received) {
            addSignature(of, received);
        } else if (fact instanceof EvidenceFact captured) {
            evidence.add(new EvidenceRow(of, captured));
        } else if (fact instanceof CriterionFact.Sampled sampled) {
            addSamples(sampled.taken().map(of::at).orElse(of), sampled.samples());
        } else if (fact instanceof CriterionFact.Unchanged unchanged) {
            addStretches(of, unchanged.stretches());
        } else if (fact instanceof StepFact step) {
            addStep(of, step);
        } else if (fact instanceof EffectFact effect) {
            addEffect(of, effect);
        }
        // The rest is asked for in the event's own JSON; it has no table.
    }

    private void addSamples(Origin of, List<Sample> together) {
        int number = 0;
        for (var sample : together) {
            samples.add(new SampleRow(of, ++number, sample));
        }
    }

    private void addStretches(Origin of, List<Stretch> together) {
        int number = 0;
        for (var stretch : together) {
            stretches.add(new StretchRow(of, ++number, stretch));
        }
    }

    private void addSignature(Origin of, Decision said) {
        if (!said.signature().isEmpty()) {
            signatures.add(
                    new SignatureRow(of, said.owner(), said.question(), said.choice(), said.saw(), said.signature()));
        }
    }

    /** An answer's signature stands in its decision. */
    private void addSignature(Origin of, PetitionFact.Received received) {
        var speaker = received.speaker();
        if (!speaker.signature().isEmpty() && !(received.petition() instanceof Petition.Decide)) {
            var wish = received.petition().wish();
            signatures.add(
                    new SignatureRow(of, speaker.as(), wish.about(), wish.says(), speaker.saw(), speaker.signature()));
        }
    }

    private void addStep(Origin of, StepFact fact) {
        if (fact instanceof StepFact.Started) {
            steps.add(new StepRow(of, fact, StepState.STARTED, null, null, null));
        } else if (fact instanceof StepFact.Succeeded succeeded) {
            steps.add(new StepRow(of, fact, StepState.SUCCEEDED, succeeded.how(), null, null));
        } else if (fact instanceof StepFact.Failed failed) {
            steps.add(new StepRow(of, fact, StepState.FAILED, null, failed.cause(), failed.why()));
        } else if (fact instanceof StepFact.Cancelled cancelled) {
            steps.add(new StepRow(of, fact, StepState.CANCELLED, null, null, cancelled.why()));
        } else if (fact instanceof StepFact.Skipped skipped) {
            steps.add(new StepRow(of, fact, StepState.SKIPPED, null, null, skipped.why()));
        } else if (fact instanceof StepFact.Reopened reopened) {
            steps.add(new StepRow(of, fact, StepState.PENDING, null, null, reopened.why()));
        } else if (fact instanceof StepFact.TakenBack) {
            steps.add(new StepRow(of, fact, StepState.TAKEN_BACK, null, null, null));
        }
        // What a step has found and when its timers end changes no state of it.
    }

    private void addEffect(Origin of, EffectFact fact) {
        if (fact instanceof EffectFact.Intended intended) {
            intents.add(
                    new IntentRow(of, intended.effect(), deed(intended.effect().deed())));
            changes.add(new ChangeRow(of, intended.effect().key(), EffectState.INTENDED, ""));
        } else if (fact instanceof EffectFact.Settled settled) {
            changes.add(new ChangeRow(of, settled.key(), settled.state(), settled.detail()));
        } else if (fact instanceof EffectFact.Repeated repeated) {
            changes.add(new ChangeRow(of, repeated.key(), EffectState.INTENDED, repeated.why()));
        }
    }

    /** In words that a table can be searched for. */
    private static String deed(Effect.Deed deed) {
        if (deed instanceof Effect.Call call) {
            return call.operation();
        } else if (deed instanceof Effect.Weights weights) {
            return "weights of " + weights.traffic();
        } else if (deed instanceof Effect.ByHand byHand) {
            return "by hand: " + byHand.text();
        } else if (deed instanceof Effect.Message message) {
            return "message to " + String.join(", ", message.to());
        }
        throw new IllegalStateException("no words for " + deed);
    }

    /** How many rows each table has of them. */
    Map<String, Integer> counts() {
        return Map.of(
                "event", events.size(),
                "decision", decisions.size(),
                "evidence", evidence.size(),
                "sample", samples.size(),
                "stretch", stretches.size(),
                "step_change", steps.size(),
                "intent", intents.size(),
                "effect_change", changes.size(),
                "signature", signatures.size());
    }

    /** Writes them all, in one transaction with whatever else the connection does. */
    void writeTo(Connection connection) throws SQLException {
        RowTables.EVENT.add(events, connection);
        RowTables.DECISION.add(decisions, connection);
        RowTables.EVIDENCE.add(evidence, connection);
        RowTables.SAMPLE.add(samples, connection);
        RowTables.STRETCH.add(stretches, connection);
        RowTables.STEP_CHANGE.add(steps, connection);
        RowTables.INTENT.add(intents, connection);
        RowTables.EFFECT_CHANGE.add(changes, connection);
        RowTables.SIGNATURE.add(signatures, connection);
    }
}
