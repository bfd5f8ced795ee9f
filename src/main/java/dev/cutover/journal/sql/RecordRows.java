package dev.cutover.journal.sql;

import dev.cutover.journal.RecordLine;
import dev.cutover.journal.codec.EventCodec;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Request;
import dev.cutover.run.Sample;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table rows of a record's lines. */
final class RecordRows {
    private final List<Row.EventRow> events = new ArrayList<>();
    private final List<Row.DecisionRow> decisions = new ArrayList<>();
    private final List<Row.EvidenceRow> evidence = new ArrayList<>();
    private final List<Row.SampleRow> samples = new ArrayList<>();
    private final List<Row.StretchRow> stretches = new ArrayList<>();
    private final List<Row.StepRow> steps = new ArrayList<>();
    private final List<Row.IntentRow> intents = new ArrayList<>();
    private final List<Row.ChangeRow> changes = new ArrayList<>();
    private final List<Row.SignatureRow> signatures = new ArrayList<>();
    private final DetailRows details;

    RecordRows(OutlineReader outlines) {
        this.details = new DetailRows(outlines);
    }

    void add(RecordLine line) {
        var event = line.event();
        var fact = event.fact();
        var of = new Row.Origin(event.run().value(), event.seq(), event.at().atOffset(ZoneOffset.UTC));
        events.add(new Row.EventRow(
                of,
                event.epoch(),
                EventCodec.OF_FACTS.type(fact),
                fact.ofStep().map(Object::toString).orElse(null),
                fact.ofAttempt() == 0 ? null : (Integer) fact.ofAttempt(),
                event.actor(),
                line.json(),
                line.hash()));
        addDetail(of, fact);
        details.add(of, fact);
    }

    private void addDetail(Row.Origin of, Fact fact) {
        if (fact instanceof PeopleFact.Decided decided) {
            decisions.add(new Row.DecisionRow(of, decided.decision()));
            addSignature(of, decided.decision());
        } else if (fact instanceof PeopleFact.Reported reported) {
            addSignature(of, reported.report());
        } else if (fact instanceof PeopleFact.Added added) {
            decisions.add(new Row.DecisionRow(of, added.decision()));
        } else if (fact instanceof RequestFact.Received received) {
            addSignature(of, received);
        } else if (fact instanceof EvidenceFact captured) {
            evidence.add(new Row.EvidenceRow(of, captured));
        } else if (fact instanceof CriterionFact.Sampled sampled) {
            addSamples(sampled.taken().map(of::at).orElse(of), sampled.samples());
        } else if (fact instanceof CriterionFact.Unchanged unchanged) {
            addStretches(of, unchanged.stretches());
        } else if (fact instanceof StepFact step) {
            addStep(of, step);
        } else if (fact instanceof EffectFact effect) {
            addEffect(of, effect);
        } else if (!hasNoTable(fact)) {
            throw new IllegalStateException("no rows for " + fact.getClass());
        }
    }

    /** What is in the tables of the details alone, or is asked for in the event's own JSON. */
    private static boolean hasNoTable(Fact fact) {
        return fact instanceof RunFact
                || fact instanceof RollbackFact
                || fact instanceof PeopleFact.Asked
                || fact instanceof PeopleFact.Escalated
                || fact instanceof PeopleFact.Notified
                || fact instanceof PeopleFact.Announced
                || fact instanceof PeopleFact.Lapsed
                || fact instanceof PeopleFact.Noted
                || fact instanceof RequestFact
                || fact instanceof ReconcileFact
                || fact instanceof CriterionFact.BaselineTaken
                || fact instanceof CriterionFact.GuardBreached
                || fact instanceof CriterionFact.TriggerFired;
    }

    private void addSamples(Row.Origin of, List<Sample> together) {
        int number = 0;
        for (var sample : together) {
            samples.add(new Row.SampleRow(of, ++number, sample));
        }
    }

    private void addStretches(Row.Origin of, List<SampleStretch> together) {
        int number = 0;
        for (var sampleStretch : together) {
            stretches.add(new Row.StretchRow(of, ++number, sampleStretch));
        }
    }

    private void addSignature(Row.Origin of, Decision said) {
        if (!said.signature().isEmpty()) {
            signatures.add(
                    new Row.SignatureRow(of, said.owner(), said.question(), said.says(), said.saw(), said.signature()));
        }
    }

    /** An answer's signature stands in its decision. */
    private void addSignature(Row.Origin of, RequestFact.Received received) {
        var speaker = received.speaker();
        if (!speaker.signature().isEmpty() && !(received.request() instanceof Request.Decide)) {
            var intent = received.request().intent();
            signatures.add(new Row.SignatureRow(
                    of, speaker.as(), intent.about(), intent.says(), speaker.saw(), speaker.signature()));
        }
    }

    private void addStep(Row.Origin of, StepFact fact) {
        if (fact instanceof StepFact.Started) {
            steps.add(new Row.StepRow(of, fact, StepState.STARTED, null, null, null));
        } else if (fact instanceof StepFact.Succeeded succeeded) {
            steps.add(new Row.StepRow(of, fact, StepState.SUCCEEDED, succeeded.how(), null, null));
        } else if (fact instanceof StepFact.Failed failed) {
            steps.add(new Row.StepRow(of, fact, StepState.FAILED, null, failed.cause(), failed.why()));
        } else if (fact instanceof StepFact.Cancelled cancelled) {
            steps.add(new Row.StepRow(of, fact, StepState.CANCELLED, null, null, cancelled.why()));
        } else if (fact instanceof StepFact.Skipped skipped) {
            steps.add(new Row.StepRow(of, fact, StepState.SKIPPED, null, null, skipped.why()));
        } else if (fact instanceof StepFact.Reopened reopened) {
            steps.add(new Row.StepRow(of, fact, StepState.PENDING, null, null, reopened.why()));
        } else if (fact instanceof StepFact.Withdrawn withdrawn) {
            steps.add(new Row.StepRow(of, fact, withdrawn.state(), null, null, withdrawn.why()));
        } else if (fact instanceof StepFact.Undone) {
            steps.add(new Row.StepRow(of, fact, StepState.UNDONE, null, null, null));
        } else if (!(fact instanceof StepFact.StepNote || fact instanceof StepFact.TimerSet)) {
            // What a step has found and when its timers end changes no state of it.
            throw new IllegalStateException("no rows for " + fact.getClass());
        }
    }

    private void addEffect(Row.Origin of, EffectFact fact) {
        if (fact instanceof EffectFact.Intended intended) {
            intents.add(new Row.IntentRow(
                    of, intended.effect(), deed(intended.effect().deed())));
            changes.add(new Row.ChangeRow(of, intended.effect().key(), EffectState.INTENDED, ""));
        } else if (fact instanceof EffectFact.Settled settled) {
            changes.add(new Row.ChangeRow(of, settled.key(), settled.state(), settled.detail()));
        } else if (fact instanceof EffectFact.Repeated repeated) {
            changes.add(new Row.ChangeRow(of, repeated.key(), EffectState.INTENDED, repeated.why()));
        } else {
            throw new IllegalStateException("no rows for " + fact.getClass());
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

    /** All tables that have rows of runs. */
    static Set<String> tables() {
        return new RecordRows(OutlineReader.NONE).counts().keySet();
    }

    /** How many rows each table has of them. */
    Map<String, Integer> counts() {
        var counts = new HashMap<String, Integer>();
        counts.put("event", events.size());
        counts.put("decision", decisions.size());
        counts.put("evidence", evidence.size());
        counts.put("sample", samples.size());
        counts.put("stretch", stretches.size());
        counts.put("step_change", steps.size());
        counts.put("intent", intents.size());
        counts.put("effect_change", changes.size());
        counts.put("signature", signatures.size());
        for (var table : DetailTable.values()) {
            counts.put(table.table(), details.rows().count(table));
        }
        return counts;
    }

    /**
     * Writes them, in one transaction with whatever else the connection does.
     *
     * @param migrations how many the database has been through: an older one lacks some of the tables
     */
    void writeTo(Connection connection, int migrations, Portion portion) throws SQLException {
        if (portion.has(Bulk.EVENTS)) {
            RowTables.EVENT.add(events, connection);
        }
        if (portion.has(Bulk.SAMPLES)) {
            RowTables.SAMPLE.add(samples, connection);
            RowTables.STRETCH.add(stretches, connection);
        }
        if (portion.core()) {
            writeCoreTo(connection, migrations);
        }
    }

    private void writeCoreTo(Connection connection, int migrations) throws SQLException {
        RowTables.DECISION.add(decisions, connection);
        RowTables.EVIDENCE.add(evidence, connection);
        RowTables.STEP_CHANGE.add(steps, connection);
        RowTables.INTENT.add(intents, connection);
        RowTables.EFFECT_CHANGE.add(changes, connection);
        RowTables.SIGNATURE.add(signatures, connection);
        details.rows().writeTo(connection, migrations);
    }
}
