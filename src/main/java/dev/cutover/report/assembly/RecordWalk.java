package dev.cutover.report.assembly;

import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.report.content.EventRow;
import dev.cutover.report.content.FirstRows;
import dev.cutover.report.content.SeenCriterion;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.text.Counted;
import dev.cutover.words.EventLine;
import dev.cutover.words.RunNarrative;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The record told once from its beginning, for what only the state of a moment says: the words of the events, and the
 * criteria as they stood when somebody answered or a gate was passed. Not thread-safe.
 */
final class RecordWalk {
    private final RunNarrative narrative;
    private final List<EventRow> rows = new ArrayList<>();
    private final Map<Long, List<SeenCriterion>> seen = new HashMap<>();
    private final Map<StepId, List<SeenCriterion>> passed = new HashMap<>();
    private long matter;
    private long events;

    private RecordWalk(Runbook pinned) {
        this.narrative = new RunNarrative(pinned);
    }

    static RecordWalk of(List<Event> events, Runbook pinned) {
        var walk = new RecordWalk(pinned);
        events.forEach(walk::see);
        return walk;
    }

    private void see(Event event) {
        events++;
        look(event);
        var line = narrative.add(event);
        if (line.matters()) {
            matter++;
            if (rows.size() < FirstRows.MOST) {
                rows.add(row(line));
            }
        }
    }

    private static EventRow row(EventLine line) {
        return new EventRow(line.seq(), line.at(), line.about(), line.words(), line.tone());
    }

    /** What whoever decides sees is what was known before. */
    private void look(Event event) {
        if (event.fact() instanceof PeopleFact.Decided decided) {
            asked(decided.decision().question())
                    .map(step -> criteria(step, event))
                    .ifPresent(criteria -> seen.put(event.seq(), criteria));
        } else if (event.fact() instanceof StepFact.Succeeded done && isGate(done.step())) {
            passed.put(done.step(), criteria(done.step(), event));
        }
    }

    private Optional<StepId> asked(String question) {
        return narrative
                .state()
                .questions()
                .of(question)
                .map(QuestionLedger.Entry::question)
                .map(asked -> asked.step());
    }

    private boolean isGate(StepId id) {
        return narrative
                .names()
                .step(id)
                .filter(step -> step.work() instanceof Work.Gate)
                .isPresent();
    }

    private List<SeenCriterion> criteria(StepId id, Event event) {
        return narrative
                .names()
                .step(id)
                .map(step -> SeenCriteria.of(step, narrative.runbook(), narrative.state(), event.at()))
                .orElse(List.of());
    }

    /** The first events that matter. */
    FirstRows<EventRow> events() {
        long left = matter - rows.size();
        long details = events - matter;
        String where = Counted.of(details, "event") + (details == 1 ? " is a detail" : " are details")
                + ": all are in events.log of the run";
        return new FirstRows<>(rows, left, left == 0 ? where : left + " more that matter are not listed; " + where);
    }

    /** The criteria that the question of a decision looks at, as they stood; none if nobody asked. */
    List<SeenCriterion> seenAt(long seq) {
        return seen.getOrDefault(seq, List.of());
    }

    /** The criteria of a gate as they stood when it was passed; empty if it was not. */
    Optional<List<SeenCriterion>> passed(StepId gate) {
        return Optional.ofNullable(passed.get(gate));
    }
}
