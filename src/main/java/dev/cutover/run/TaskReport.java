package dev.cutover.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a report of work says besides its word. Immutable.
 *
 * @param items the items of the checklist that the word is about, from 1; empty if it is about the whole task
 * @param began when the work began, if the person says so
 * @param ended when it ended, if the person says so
 * @param insteadOf the person on whose behalf somebody else reports; empty if they report for themselves
 */
public record TaskReport(List<Integer> items, Optional<Instant> began, Optional<Instant> ended, String insteadOf) {
    public TaskReport {
        items = items.stream().distinct().sorted().toList();
    }

    /** Whether it says nothing besides its word. */
    public boolean isEmpty() {
        return items.isEmpty() && began.isEmpty() && ended.isEmpty() && insteadOf.isEmpty();
    }

    /** The report in one line, after its word; it is what a person signs. */
    public String says(String word) {
        String which = items.isEmpty()
                ? ""
                : (items.size() == 1 ? " item " : " items ")
                        + items.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return word
                + which
                + began.map(at -> ", began " + at).orElse("")
                + ended.map(at -> ", ended " + at).orElse("")
                + (insteadOf.isEmpty() ? "" : ", for " + insteadOf);
    }
}
