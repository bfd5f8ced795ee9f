package dev.cutover.model.redaction;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the redaction of personal data did to a piece of evidence before it was stored. Immutable.
 *
 * @param lookedInto whether the content is text; an image or an archive is kept as it came, whatever it shows
 * @param counts how many values were redacted, by what the runbook calls them; only what occurred
 */
public record Redacted(boolean lookedInto, SortedMap<String, Long> counts) {
    /** For content that is no text. */
    public static final Redacted UNREAD = new Redacted(false, Collections.emptySortedMap());

    public Redacted {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** Of text that was looked into. */
    public static Redacted of(Map<String, Long> counts) {
        return new Redacted(true, new TreeMap<>(counts));
    }

    /** How many of what: {@code card 1, email 2}; empty if there were none. */
    public String words() {
        return counts.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    /** How many values were redacted. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What two redactions did, one after the other: evidence that waited in an inbox is looked into again. */
    public Redacted and(Redacted later) {
        var sum = new TreeMap<>(counts);
        later.counts().forEach((name, count) -> sum.merge(name, count, Long::sum));
        return new Redacted(lookedInto && later.lookedInto(), sum);
    }
}
