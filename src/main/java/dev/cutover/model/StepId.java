package dev.cutover.model;

import org.jspecify.annotations.Nullable;

/**
 * Names a step within its runbook; lower-case words joined by {@code -}. A step of a runbook's rollback runs once for
 * each rollback and has that one's number behind it: {@code reissue-labels@2} is the one of the second. Only this class
 * knows that form.
 */
public record StepId(String value) implements Comparable<StepId> {
    /** What belongs to the run and to no step of it. */
    public static final StepId NONE = new StepId("");

    private static final char OF_ROLLBACK = '@';
    private static final int MOST_DIGITS = 9;

    /** The same step in a rollback of that number, from 1. */
    public StepId inRollback(int number) {
        return new StepId(asWritten().value + OF_ROLLBACK + number);
    }

    /** The number of the rollback that it is a step of, from 1; 0 for a step of the phases. */
    public int rollback() {
        int mark = mark();
        return mark < 0 ? 0 : Integer.parseInt(value, mark + 1, value.length(), 10);
    }

    /** Whether it is a step of a rollback, which is never undone itself. */
    public boolean isOfRollback() {
        return mark() >= 0;
    }

    /** The id that the runbook gives it. */
    public StepId asWritten() {
        int mark = mark();
        return mark < 0 ? this : new StepId(value.substring(0, mark));
    }

    /** Where the mark of a rollback stands; negative if there is none. */
    private int mark() {
        int mark = value.lastIndexOf(OF_ROLLBACK);
        return mark > 0 && isNumber(value, mark + 1) ? mark : -1;
    }

    private static boolean isNumber(String text, int from) {
        int digits = text.length() - from;
        return digits > 0
                && digits <= MOST_DIGITS
                && text.charAt(from) != '0'
                && text.chars().skip(from).allMatch(each -> each >= '0' && each <= '9');
    }

    /** By hand, since steps are looked up all the time: what the compiler gives a record is slow until it is warm. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof StepId id && value.equals(id.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(StepId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
