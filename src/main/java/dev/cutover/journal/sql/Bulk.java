package dev.cutover.journal.sql;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Rows that make up nearly all of a record, and that few questions are about. */
public enum Bulk {
    /** The view {@code event}. */
    EVENTS("event"),
    /** The view {@code sample}. */
    SAMPLES("sample");

    /** A name that is written in escapes names anything. */
    private static final String ESCAPED = "u&";

    private final Pattern word;

    Bulk(String view) {
        this.word = Pattern.compile("(?<![\\w$])" + view + "(?![\\w$])", Pattern.CASE_INSENSITIVE);
    }

    /** What a statement may be about: more than it asks for, where its text leaves that open. */
    public static Set<Bulk> mentionedIn(String statement) {
        boolean isOpen = statement.toLowerCase(Locale.ROOT).contains(ESCAPED);
        var mentioned = EnumSet.noneOf(Bulk.class);
        for (var bulk : values()) {
            if (isOpen || bulk.word.matcher(statement).find()) {
                mentioned.add(bulk);
            }
        }
        return mentioned;
    }
}
