package dev.cutover.engine;

import dev.cutover.engine.reconcile.ReconciliationMasking;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Decision;
import dev.cutover.run.Sample;
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
import dev.cutover.secret.Secrets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Masks the run's secrets in everything that systems and people say, before it is recorded. Intents hold no secrets.
 */
final class FactMasking {
    private FactMasking() {}

    static Fact of(Fact fact, Secrets secrets) {
        if (fact instanceof RunFact of) {
            return ofRun(of, secrets);
        } else if (fact instanceof StepFact of) {
            return ofStep(of, secrets);
        } else if (fact instanceof RollbackFact of) {
            return ofRollback(of, secrets);
        } else if (fact instanceof EffectFact of) {
            return ofEffect(of, secrets);
        } else if (fact instanceof EvidenceFact of) {
            return ofEvidence(of, secrets);
        } else if (fact instanceof CriterionFact of) {
            return ofCriterion(of, secrets);
        } else if (fact instanceof PeopleFact of) {
            return ofPeople(of, secrets);
        } else if (fact instanceof RequestFact of) {
            return ofRequest(of, secrets);
        } else if (fact instanceof ReconcileFact of) {
            return ReconciliationMasking.of(of, secrets);
        }
        throw unknown(fact);
    }

    /** Whatever is new has to say whether it holds words. */
    private static IllegalStateException unknown(Object one) {
        return new IllegalStateException("no masking for " + one.getClass());
    }

    private static EffectFact ofEffect(EffectFact fact, Secrets secrets) {
        if (fact instanceof EffectFact.Settled settled) {
            return new EffectFact.Settled(
                    settled.key(),
                    settled.state(),
                    secrets.mask(settled.detail()),
                    of(settled.outputs(), secrets),
                    settled.cause());
        } else if (fact instanceof EffectFact.Repeated repeated) {
            return new EffectFact.Repeated(repeated.key(), secrets.mask(repeated.why()));
        } else if (fact instanceof EffectFact.Intended) {
            // What is meant refers to secrets by name.
            return fact;
        }
        throw unknown(fact);
    }

    private static EvidenceFact ofEvidence(EvidenceFact kept, Secrets secrets) {
        return new EvidenceFact(
                kept.step(),
                kept.attempt(),
                kept.sha256(),
                secrets.mask(kept.name()),
                kept.mediaType(),
                kept.bytes(),
                kept.source(),
                kept.redacted());
    }

    private static CriterionFact ofCriterion(CriterionFact fact, Secrets secrets) {
        if (fact instanceof CriterionFact.Sampled sampled) {
            return new CriterionFact.Sampled(
                    sampled.samples().stream()
                            .map(sample -> of(sample, secrets))
                            .toList(),
                    sampled.taken());
        } else if (fact instanceof CriterionFact.Unchanged
                || fact instanceof CriterionFact.BaselineTaken
                || fact instanceof CriterionFact.GuardBreached
                || fact instanceof CriterionFact.TriggerFired) {
            // Nobody's words stand in them, or they were masked when they were recorded first.
            return fact;
        }
        throw unknown(fact);
    }

    private static RequestFact ofRequest(RequestFact fact, Secrets secrets) {
        if (fact instanceof RequestFact.Received received) {
            return new RequestFact.Received(
                    received.id(),
                    RequestMasking.of(received.request(), secrets),
                    RequestMasking.of(received.speaker(), secrets),
                    received.kept());
        } else if (fact instanceof RequestFact.Settled settled) {
            return new RequestFact.Settled(settled.id(), settled.outcome(), secrets.mask(settled.why()));
        } else if (fact instanceof RequestFact.RampsFrozen frozen) {
            return new RequestFact.RampsFrozen(
                    frozen.id(), frozen.scope(), secrets.mask(frozen.by()), frozen.until(), frozen.atOnce());
        } else if (fact instanceof RequestFact.RampsReleased released) {
            return new RequestFact.RampsReleased(released.id(), secrets.mask(released.why()));
        }
        throw unknown(fact);
    }

    private static PeopleFact ofPeople(PeopleFact fact, Secrets secrets) {
        if (fact instanceof PeopleFact.Decided decided) {
            return new PeopleFact.Decided(of(decided.decision(), secrets), decided.given());
        } else if (fact instanceof PeopleFact.Reported reported) {
            return new PeopleFact.Reported(of(reported.report(), secrets));
        } else if (fact instanceof PeopleFact.Added added) {
            return new PeopleFact.Added(
                    withSubject(added.decision(), secrets), added.step(), secrets.mask(added.ticket()));
        } else if (fact instanceof PeopleFact.Notified notified) {
            return new PeopleFact.Notified(
                    notified.question(), notified.rung(), notified.sent(), secrets.mask(notified.detail()));
        } else if (fact instanceof PeopleFact.Announced announced) {
            return new PeopleFact.Announced(
                    announced.event(), announced.counted(), announced.sent(), secrets.mask(announced.detail()));
        } else if (fact instanceof PeopleFact.Lapsed lapsed) {
            return new PeopleFact.Lapsed(lapsed.question(), secrets.mask(lapsed.why()));
        } else if (fact instanceof PeopleFact.Noted noted) {
            return new PeopleFact.Noted(noted.by(), noted.user(), secrets.mask(noted.text()));
        } else if (fact instanceof PeopleFact.Asked || fact instanceof PeopleFact.Escalated) {
            // A question is put together from what is on record already.
            return fact;
        }
        throw unknown(fact);
    }

    private static RunFact read(RunFact.WeightsRead read, Secrets secrets) {
        return new RunFact.WeightsRead(
                read.router(),
                read.asOf(),
                read.drifted(),
                secrets.mask(read.trouble()),
                read.note().map(secrets::mask));
    }

    private static RunFact ofRun(RunFact fact, Secrets secrets) {
        if (fact instanceof RunFact.Held held) {
            return new RunFact.Held(held.by(), secrets.mask(held.why()));
        } else if (fact instanceof RunFact.Continued on) {
            return new RunFact.Continued(on.by(), secrets.mask(on.why()));
        } else if (fact instanceof RunFact.RunNote runNote) {
            return new RunFact.RunNote(secrets.mask(runNote.what()), runNote.fault());
        } else if (fact instanceof RunFact.WeightsRead read) {
            return read(read, secrets);
        } else if (fact instanceof RunFact.RunnerLeft left) {
            return new RunFact.RunnerLeft(secrets.mask(left.why()));
        } else if (fact instanceof RunFact.Amended amended) {
            return new RunFact.Amended(
                    amended.amendment(),
                    amended.what(),
                    amended.before(),
                    amended.after(),
                    amended.by(),
                    secrets.mask(amended.reason()),
                    secrets.mask(amended.impact()),
                    amended.overrides());
        } else if (fact instanceof RunFact.Ended end) {
            return new RunFact.Ended(
                    end.ending(), secrets.mask(end.why()), of(end.exceptions(), secrets), end.counts());
        } else if (fact instanceof RunFact.LeaseTaken taken) {
            return new RunFact.LeaseTaken(
                    taken.host(),
                    taken.pid(),
                    taken.user(),
                    taken.why(),
                    taken.claims().map(claims -> claims.masked(secrets::mask)));
        } else if (fact instanceof RunFact.Created) {
            // What is pinned refers to secrets by name; who runs it is no secret.
            return fact;
        }
        throw unknown(fact);
    }

    private static StepFact ofStep(StepFact fact, Secrets secrets) {
        if (fact instanceof StepFact.Succeeded done) {
            return new StepFact.Succeeded(done.step(), done.attempt(), done.how(), of(done.outputs(), secrets));
        } else if (fact instanceof StepFact.Failed failed) {
            return new StepFact.Failed(failed.step(), failed.attempt(), failed.cause(), secrets.mask(failed.why()));
        } else if (fact instanceof StepFact.StepNote stepNote) {
            return new StepFact.StepNote(stepNote.step(), stepNote.attempt(), of(stepNote.note(), secrets));
        } else if (fact instanceof StepFact.Skipped skipped) {
            return new StepFact.Skipped(skipped.step(), skipped.attempt(), secrets.mask(skipped.why()));
        } else if (fact instanceof StepFact.Cancelled gone) {
            return new StepFact.Cancelled(gone.step(), gone.attempt(), secrets.mask(gone.why()));
        } else if (fact instanceof StepFact.Reopened open) {
            return new StepFact.Reopened(open.step(), open.attempt(), secrets.mask(open.why()));
        } else if (fact instanceof StepFact.Withdrawn back) {
            return new StepFact.Withdrawn(back.step(), back.attempt(), back.state(), secrets.mask(back.why()));
        } else if (fact instanceof StepFact.Started
                || fact instanceof StepFact.TimerSet
                || fact instanceof StepFact.Undone) {
            // A start, a timer and an undo hold names only.
            return fact;
        }
        throw unknown(fact);
    }

    /** Text by systems and people is masked; notes for the engine alone stay as they are. */
    private static AttemptNote of(AttemptNote note, Secrets secrets) {
        if (note instanceof AttemptNote.EvidenceMissing missing) {
            return new AttemptNote.EvidenceMissing(secrets.mask(missing.why()));
        } else if (note instanceof AttemptNote.NotVerified wrong) {
            return new AttemptNote.NotVerified(secrets.mask(wrong.why()));
        } else if (note instanceof AttemptNote.OutputsRead read) {
            return new AttemptNote.OutputsRead(secrets.mask(read.outputs()));
        } else if (note instanceof AttemptNote.Unknown unknown) {
            return new AttemptNote.Unknown(unknown.what(), secrets.mask(unknown.value()));
        } else if (note instanceof AttemptNote.EvidenceTaken
                || note instanceof AttemptNote.Verified
                || note instanceof AttemptNote.ActualTimes
                || note instanceof AttemptNote.BaselineMeasured
                || note instanceof AttemptNote.WorkRemoved
                || note instanceof AttemptNote.WeightsRead
                || note instanceof AttemptNote.FinalWeightsRead
                || note instanceof AttemptNote.SoakedWeightsRead
                || note instanceof AttemptNote.OtherRoutersRead
                || note instanceof AttemptNote.BreachFollowed
                || note instanceof AttemptNote.SteppedBack
                || note instanceof AttemptNote.GuardOverridden
                || note instanceof AttemptNote.GuardOverriddenAt) {
            return note;
        }
        throw unknown(note);
    }

    private static RollbackFact ofRollback(RollbackFact fact, Secrets secrets) {
        if (fact instanceof RollbackFact.Requested asked) {
            return new RollbackFact.Requested(
                    asked.rollback(),
                    asked.scope(),
                    asked.by(),
                    asked.role(),
                    secrets.mask(asked.reason()),
                    asked.firstBad(),
                    asked.noticed(),
                    asked.window(),
                    asked.sighting());
        } else if (fact instanceof RollbackFact.Explained explained) {
            return new RollbackFact.Explained(
                    explained.rollback(),
                    secrets.mask(explained.by()),
                    explained.role(),
                    secrets.mask(explained.reason()),
                    secrets.mask(explained.impact()));
        } else if (fact instanceof RollbackFact.UndoBlocked blocked) {
            return new RollbackFact.UndoBlocked(blocked.rollback(), blocked.effect(), secrets.mask(blocked.why()));
        } else if (fact instanceof RollbackFact.Finished done) {
            return new RollbackFact.Finished(done.rollback(), of(done.leftUndone(), secrets), done.about());
        } else if (fact instanceof RollbackFact.Opened opened) {
            return new RollbackFact.Opened(opened.rollback(), opened.outcome(), of(opened.closed(), secrets));
        } else if (fact instanceof RollbackFact.Returned
                || fact instanceof RollbackFact.Restored
                || fact instanceof RollbackFact.TakenOver) {
            // That traffic is back, and that another rollback takes over, holds no words.
            return fact;
        }
        throw unknown(fact);
    }

    /** People may paste a secret. */
    private static Decision of(Decision said, Secrets secrets) {
        return new Decision(
                said.question(),
                said.owner(),
                said.role(),
                said.subject(),
                said.choice(),
                secrets.mask(said.reason()),
                secrets.mask(said.impact()),
                said.via(),
                said.user(),
                said.backing());
    }

    /** Nobody asked for it, so a person has written what it is about as well. */
    private static Decision withSubject(Decision said, Secrets secrets) {
        return new Decision(
                said.question(),
                said.owner(),
                said.role(),
                secrets.mask(said.subject()),
                secrets.mask(said.choice()),
                secrets.mask(said.reason()),
                secrets.mask(said.impact()),
                said.via(),
                said.user(),
                said.backing());
    }

    private static Sample of(Sample sample, Secrets secrets) {
        return sample.withNote(secrets.mask(sample.note()));
    }

    /** A program's output may have been split in the middle of a secret. */
    private static Map<String, String> of(Map<String, String> outputs, Secrets secrets) {
        var masked = new HashMap<String, String>();
        outputs.forEach((name, value) -> {
            String line = secrets.mask(name + "=" + value);
            boolean named = line.startsWith(name + "=");
            masked.put(named ? name : line, named ? line.substring(name.length() + 1) : "");
        });
        return masked;
    }

    private static List<String> of(List<String> texts, Secrets secrets) {
        return texts.stream().map(secrets::mask).toList();
    }
}
