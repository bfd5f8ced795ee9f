package dev.cutover.words;

import dev.cutover.model.StepId;
import dev.cutover.run.Sample;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Clean;
import dev.cutover.text.Counted;
import java.util.Optional;

/** The wording of every fact. Immutable; the state of the run is passed with each event. */
public final class EventWords {
    private final RunWords run;
    private final StepWords step;
    private final EffectWords effect;
    private final CriterionWords criterion;
    private final PeopleWords people;
    private final RequestWords requestWords;
    private final RollbackWords rollback;
    private final ReconciliationWords reconciliation;

    public EventWords(DisplayNames displayNames) {
        run = new RunWords(displayNames);
        step = new StepWords(displayNames);
        effect = new EffectWords(displayNames);
        criterion = new CriterionWords(displayNames);
        people = new PeopleWords(displayNames);
        requestWords = new RequestWords(displayNames);
        rollback = new RollbackWords(displayNames);
        reconciliation = new ReconciliationWords(displayNames);
    }

    /**
     * The words for an event.
     *
     * @param before the state of the run just before the event
     */
    public EventLine tell(Event event, RunState before) {
        var wording = wording(event, before);
        return new EventLine(
                event.seq(),
                event.at(),
                Clean.line(about(event.fact(), before)),
                wording.tone(),
                wording.matters(),
                Clean.line(wording.words()));
    }

    /** A criterion's value and its threshold, in words. */
    public String sample(Sample sample) {
        return Clean.line(criterion.sample(sample));
    }

    private EventLine.Wording wording(Event event, RunState before) {
        var fact = event.fact();
        if (fact instanceof RunFact of) {
            return run.of(of, before);
        } else if (fact instanceof StepFact of) {
            return step.of(of, event.at(), before);
        } else if (fact instanceof EffectFact of) {
            return effect.of(of, before);
        } else if (fact instanceof CriterionFact of) {
            return criterion.of(of, event.at(), before);
        } else if (fact instanceof PeopleFact of) {
            return people.of(of, before);
        } else if (fact instanceof RequestFact of) {
            return requestWords.of(of, before);
        } else if (fact instanceof RollbackFact of) {
            return rollback.of(of, event.at(), before);
        } else if (fact instanceof ReconcileFact of) {
            return reconciliation.of(of);
        } else if (fact instanceof EvidenceFact of) {
            return EventLine.Wording.detail("evidence kept: " + of.name() + " from " + of.source() + ", "
                    + Counted.of(of.bytes(), "byte")
                    + of.redacted()
                            .map(redacted -> ", " + RedactedWords.of(redacted))
                            .orElse("")
                    + ", sha256 " + of.sha256());
        }
        throw new IllegalStateException("no words for " + fact.getClass());
    }

    private static String about(Fact fact, RunState before) {
        return step(fact, before)
                .map(StepId::value)
                .orElseGet(() -> fact instanceof RollbackFact of
                        ? "rollback " + of.rollback()
                        : fact instanceof CriterionFact ? "criteria" : "run");
    }

    /** The step that the event is about, also if the fact itself names only an effect or a question. */
    private static Optional<StepId> step(Fact fact, RunState before) {
        if (fact instanceof EffectFact.Settled of) {
            return ofEffect(of.key(), before);
        } else if (fact instanceof EffectFact.Repeated of) {
            return ofEffect(of.key(), before);
        } else if (fact instanceof PeopleFact.Decided of) {
            return ofQuestion(of.decision().question(), before);
        } else if (fact instanceof PeopleFact.Reported of) {
            return ofQuestion(of.report().question(), before);
        } else if (fact instanceof PeopleFact.Lapsed of) {
            return ofQuestion(of.question(), before);
        } else if (fact instanceof PeopleFact.Escalated of) {
            return ofQuestion(of.question(), before);
        } else if (fact instanceof PeopleFact.Notified of) {
            return ofQuestion(of.question(), before);
        }
        return fact.ofStep();
    }

    private static Optional<StepId> ofEffect(String key, RunState before) {
        return before.effects().of(key).map(entry -> entry.effect().step());
    }

    private static Optional<StepId> ofQuestion(String id, RunState before) {
        return before.questions().of(id).map(entry -> entry.question().step());
    }
}
