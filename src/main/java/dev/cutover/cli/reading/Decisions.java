package dev.cutover.cli.reading;

import dev.cutover.run.Decision;
import dev.cutover.run.QuestionLedger;
import dev.cutover.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log of decisions of a run. */
public final class Decisions {
    private Decisions() {}

    /**
     * A decision in the log.
     *
     * @param lapsed why it does not count any more; empty if it does
     */
    public record Entry(long seq, Instant at, Decision decision, Optional<String> lapsed) {}

    /** In the order in which they were made. */
    public static List<Entry> of(RunState state) {
        var questions = state.questions();
        return questions.decisions().stream()
                .map(dated -> new Entry(dated.seq(), dated.at(), dated.decision(), lapsed(questions, dated.decision())))
                .toList();
    }

    private static Optional<String> lapsed(QuestionLedger questions, Decision decision) {
        return questions.of(decision.question()).flatMap(entry -> Optional.ofNullable(entry.lapsed()));
    }
}
