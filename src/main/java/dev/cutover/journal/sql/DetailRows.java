package dev.cutover.journal.sql;

import dev.cutover.run.Effect;
import dev.cutover.run.Sighting;
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
import dev.cutover.run.ledger.RollbackLedger;
import java.util.List;

/** The rows of a record's lines in the tables of the fourth and the fifth migration. Not thread-safe. */
final class DetailRows {
    private final DetailSink sink = new DetailSink();
    private final PeopleRows people = new PeopleRows(sink);
    private final ReconciledRows reconciliations = new ReconciledRows(sink);
    private final OutlineRows outline;

    DetailRows(OutlineReader outlines) {
        this.outline = new OutlineRows(sink, outlines);
    }

    DetailSink rows() {
        return sink;
    }

    /** Adds what a fact says; most facts of a step have rows elsewhere, and what only the engine needs has none. */
    void add(Row.Origin of, Fact fact) {
        if (fact instanceof RunFact run) {
            addRun(of, run);
        } else if (fact instanceof PeopleFact said) {
            people.add(of, said);
        } else if (fact instanceof RollbackFact rollback) {
            addRollback(of, rollback);
        } else if (fact instanceof CriterionFact criterion) {
            addSigns(of, criterion);
        } else if (fact instanceof EffectFact.Intended intended) {
            addDeed(of, intended.effect());
        } else if (fact instanceof EvidenceFact captured) {
            captured.redacted()
                    .ifPresent(redacted -> sink.add(
                            DetailTable.REDACTION, of, redacted.lookedInto(), redacted.total(), redacted.words()));
        } else if (fact instanceof ReconcileFact reconcile) {
            reconciliations.add(of, reconcile);
        } else if (!(fact instanceof EffectFact || fact instanceof StepFact || fact instanceof RequestFact)) {
            // Steps and what became of effects have tables of earlier migrations.
            throw new IllegalStateException("no rows for " + fact.getClass());
        }
    }

    private void addRun(Row.Origin of, RunFact fact) {
        if (fact instanceof RunFact.Created created) {
            outline.add(of, created);
            created.only()
                    .ifPresent(only -> sink.add(
                            DetailTable.ONLY_STEP,
                            of,
                            only.step().value(),
                            only.segment().toString()));
        } else if (fact instanceof RunFact.Ended ended) {
            var exceptions = ended.exceptions();
            sink.add(
                    DetailTable.ENDED,
                    of,
                    ended.ending().name(),
                    ended.why(),
                    exceptions.size(),
                    DetailSink.lines(exceptions));
        } else if (fact instanceof RunFact.Held held) {
            sink.add(DetailTable.STANDSTILL, of, true, held.by(), held.why());
        } else if (fact instanceof RunFact.Continued continued) {
            sink.add(DetailTable.STANDSTILL, of, false, continued.by(), continued.why());
        } else if (fact instanceof RunFact.Amended amended) {
            addAmended(of, amended);
        } else if (fact instanceof RunFact.WeightsRead read) {
            addDrifts(of, read);
        } else if (!(fact instanceof RunFact.LeaseTaken
                || fact instanceof RunFact.RunnerLeft
                || fact instanceof RunFact.RunNote)) {
            // Which process ran it, and what it noted of itself, is asked for in the event's own JSON.
            throw new IllegalStateException("no rows for " + fact.getClass());
        }
    }

    private void addAmended(Row.Origin of, RunFact.Amended amended) {
        sink.add(
                DetailTable.AMENDED,
                of,
                amended.what(),
                amended.before(),
                amended.after(),
                amended.by(),
                amended.reason(),
                amended.impact(),
                amended.overrides());
    }

    private void addDrifts(Row.Origin of, RunFact.WeightsRead read) {
        int number = 0;
        for (var drift : read.drifted()) {
            sink.add(
                    DetailTable.WEIGHT_DRIFT,
                    of,
                    ++number,
                    read.router().value(),
                    drift.traffic(),
                    drift.key().toString(),
                    drift.expected(),
                    drift.actual());
        }
    }

    private void addRollback(Row.Origin of, RollbackFact fact) {
        if (fact instanceof RollbackFact.Requested requested) {
            addRequested(of, requested);
        } else if (fact instanceof RollbackFact.Explained explained) {
            sink.add(
                    DetailTable.ROLLBACK_EXPLAINED,
                    of,
                    explained.rollback(),
                    explained.by(),
                    explained.role(),
                    explained.reason(),
                    explained.impact());
        } else {
            addRollbackChange(of, fact);
        }
    }

    private void addRollbackChange(Row.Origin of, RollbackFact fact) {
        if (fact instanceof RollbackFact.Opened opened) {
            addChange(of, fact, opened.outcome().name(), opened.closed());
        } else if (fact instanceof RollbackFact.Returned) {
            addChange(of, fact, "RETURNED", List.of());
        } else if (fact instanceof RollbackFact.Restored) {
            addChange(of, fact, "RESTORED", List.of());
        } else if (fact instanceof RollbackFact.TakenOver taken) {
            sink.add(DetailTable.ROLLBACK_CHANGE, of, taken.rollback(), "TAKEN_OVER", 0, "by rollback " + taken.by());
        } else if (fact instanceof RollbackFact.UndoBlocked blocked) {
            addChange(of, fact, "UNDO_BLOCKED", List.of(blocked.effect() + ": " + blocked.why()));
        } else if (fact instanceof RollbackFact.Finished finished) {
            addChange(of, fact, "FINISHED", finished.leftUndone());
        } else {
            throw new IllegalStateException("no rows for " + fact.getClass());
        }
    }

    private void addChange(Row.Origin of, RollbackFact fact, String what, List<String> left) {
        sink.add(DetailTable.ROLLBACK_CHANGE, of, fact.rollback(), what, left.size(), DetailSink.lines(left));
    }

    private void addRequested(Row.Origin of, RollbackFact.Requested requested) {
        var decided = of.at().toInstant();
        var clock = RollbackLedger.Entry.decided(requested, decided, of.seq()).clock();
        sink.add(
                DetailTable.ROLLBACK_REQUESTED,
                of,
                requested.rollback(),
                requested.scope().toString(),
                requested.by(),
                requested.role(),
                requested.reason(),
                requested.sighting().map(Sighting::sign).map(Enum::name).orElse(null),
                DetailSink.time(requested.noticed()),
                clock.detect().map(DetailSink::seconds).orElse(null),
                clock.slack().map(DetailSink::seconds).orElse(null),
                clock.decide().map(DetailSink::seconds).orElse(null),
                DetailSink.seconds(requested.window()));
    }

    private void addSigns(Row.Origin of, CriterionFact fact) {
        if (fact instanceof CriterionFact.GuardBreached breached) {
            sink.add(
                    DetailTable.BREACH_SIGN,
                    of,
                    breached.step().value(),
                    breached.attempt(),
                    breached.criterion().value(),
                    null,
                    breached.value(),
                    null,
                    breached.then().name());
        } else if (fact instanceof CriterionFact.TriggerFired fired) {
            sink.add(
                    DetailTable.BREACH_SIGN,
                    of,
                    null,
                    null,
                    fired.criterion().value(),
                    fired.segment().toString(),
                    null,
                    DetailSink.time(fired.redSince()),
                    fired.then().name());
        } else if (!(fact instanceof CriterionFact.Measured || fact instanceof CriterionFact.BaselineTaken)) {
            // Samples have tables of their own; a baseline is asked for in the event's own JSON.
            throw new IllegalStateException("no rows for " + fact.getClass());
        }
    }

    private void addDeed(Row.Origin of, Effect effect) {
        if (effect.deed() instanceof Effect.Weights weights) {
            int number = 0;
            for (var move : weights.moves()) {
                sink.add(
                        DetailTable.WEIGHT_MOVE,
                        of,
                        ++number,
                        effect.key(),
                        weights.traffic(),
                        move.key().toString(),
                        move.from(),
                        move.to());
            }
        } else if (effect.deed() instanceof Effect.Message message) {
            sink.add(DetailTable.MESSAGE_INTENT, of, effect.key(), String.join(", ", message.to()), message.text());
        } else if (!(effect.deed() instanceof Effect.Call || effect.deed() instanceof Effect.ByHand)) {
            // The row of the intent says all of a call and of what a person does.
            throw new IllegalStateException("no rows for " + effect.deed().getClass());
        }
    }
}
