package dev.cutover.redaction;

import dev.cutover.model.redaction.PersonalData;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headings of columns to redact: those that the runbook names, and those that say themselves what is below.
 * Immutable.
 */
final class Headings {
    /** Most cells are looked at as if they were headings: none that says what is below it is longer. */
    private static final int LONGEST = 40;

    /** What such a heading has in it: nearly no other line has, and looking for it takes much less time. */
    private static final List<String> HINTS = List.of("phone", "tel", "mobile", "cell", "fax", "msisdn", "mail");

    private final ColumnNames columnNames;
    private final Map<LabelledColumn, String> labels = new EnumMap<>(LabelledColumn.class);
    /** Without what says itself what is below it. */
    private final Headings named;

    Headings(ColumnNames columnNames, List<PersonalData> personalData) {
        this.columnNames = columnNames;
        personalData.forEach(each -> LabelledColumn.of(each).ifPresent(label -> labels.put(label, each.word())));
        named = labels.isEmpty() ? this : new Headings(columnNames, List.of());
    }

    /**
     * A column to redact.
     *
     * @param name of the rule
     * @param label what is looked for in its cells; empty if each of them is redacted whole
     */
    record Column(String name, Optional<LabelledColumn> label) {
        boolean isWhole() {
            return label.isEmpty();
        }
    }

    /** Those that a line may have: all of its cells are then looked at. */
    Headings in(String line) {
        return labels.isEmpty() || hasHint(line) ? this : named;
    }

    private static boolean hasHint(String line) {
        for (int at = 0; at < line.length(); at++) {
            if ("ptmcfPTMCF".indexOf(line.charAt(at)) >= 0) {
                for (String hint : HINTS) {
                    if (line.regionMatches(true, at, hint, 0, hint.length())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    boolean isEmpty() {
        return columnNames.isEmpty() && labels.isEmpty();
    }

    /** The column below a heading; empty if it is not to be redacted. */
    Optional<Column> find(String heading) {
        return columnNames
                .find(heading)
                .map(name -> new Column(name, Optional.empty()))
                .or(() -> isLikely(heading) ? labelled(heading) : Optional.empty());
    }

    private static boolean isLikely(String heading) {
        return heading.length() <= LONGEST && heading.indexOf('@') < 0 && hasHint(heading);
    }

    private Optional<Column> labelled(String heading) {
        return labels.entrySet().stream()
                .filter(label -> label.getKey().isHeading(heading))
                .map(label -> new Column(label.getValue(), Optional.of(label.getKey())))
                .findFirst();
    }
}
