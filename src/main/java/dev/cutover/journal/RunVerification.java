package dev.cutover.journal;

import dev.cutover.model.StepId;
import dev.cutover.run.fact.RunFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a run's folder is as its runners left it. Needs no lock and changes nothing; for a running run it covers what
 * is recorded so far.
 *
 * @param impossible the impossible events, in order
 * @param head the hash of the last sound line: a noted head proves later that nothing before it was changed
 */
public record RunVerification(List<Check> checks, List<Impossible> impossible, long events, String head) {
    /** The check whether each event can follow those before it. */
    static final String STORY = "story";

    /** The check whether the record has the hash that was noted of it. */
    public static final String HEAD = "head";

    /** The result of a check. */
    public enum Result {
        SOUND,
        /** A note: it can happen without tampering. */
        NOTED,
        NOT_CHECKED,
        BROKEN
    }

    /** One check. */
    public record Check(String what, Result result, String detail) {
        public static Check sound(String what, String detail) {
            return new Check(what, Result.SOUND, detail);
        }

        public static Check noted(String what, String detail) {
            return new Check(what, Result.NOTED, detail);
        }

        public static Check notChecked(String what, String detail) {
            return new Check(what, Result.NOT_CHECKED, detail);
        }

        public static Check broken(String what, String detail) {
            return new Check(what, Result.BROKEN, detail);
        }
    }

    /**
     * An event that was not possible in the state of the run.
     *
     * @param type as the record names it
     * @param step the step that it is about; empty if it is about none
     * @param why in plain words
     */
    public record Impossible(long seq, String type, String step, String why) {
        @Override
        public String toString() {
            String what = step.isEmpty() ? type : type + " of step '" + step + "'";
            return "event " + seq + " cannot follow (" + what + "): " + why;
        }
    }

    /** The steps of a run, as far as its pinned runbook can be read. */
    @FunctionalInterface
    public interface Steps {
        /** Whether the run has a step; empty if unknown, because its runbook can no longer be read. */
        Optional<Predicate<StepId>> of(RunFact.Created created);
    }

    public RunVerification {
        checks = List.copyOf(checks);
        impossible = List.copyOf(impossible);
    }

    /** The same with one more check. */
    public RunVerification and(Check check) {
        var all = new ArrayList<>(checks);
        all.add(check);
        return new RunVerification(all, impossible, events, head);
    }

    /** Whether the events are as they were written, and are impossible all the same. */
    public boolean isImpossibleAlone() {
        return !impossible.isEmpty()
                && checks.stream()
                        .allMatch(check ->
                                check.result() != Result.BROKEN || check.what().equals(STORY));
    }

    /** The names of the checks that found something broken. */
    public List<String> broken() {
        return checks.stream()
                .filter(check -> check.result() == Result.BROKEN)
                .map(Check::what)
                .toList();
    }

    /** Whether nothing is broken. */
    public boolean isSound() {
        return checks.stream().noneMatch(check -> check.result() == Result.BROKEN);
    }
}
