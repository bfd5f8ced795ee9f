package dev.cutover.journal.sql.ask;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One statement that reads, without the semicolon at its end. The rights of the reader would refuse any other; this
 * says so before it is tried.
 */
public record ReadingStatement(String text) {
    private static final Set<String> BEGINNINGS = Set.of("select", "with", "values", "table");

    /**
     * Checks a text.
     *
     * @throws RefusedStatement if it is not exactly one statement that gives rows
     */
    public static ReadingStatement of(String text) {
        var words = new SqlScanner(text);
        var end = words.nextOutside(';');
        if (end.isPresent()) {
            var more = words.nextWord();
            if (more.isPresent()) {
                throw RefusedStatement.at(more, "there is more than one statement, and only one is answered");
            }
        }
        String only = end.map(at -> text.substring(0, at)).orElse(text);
        var first = new SqlScanner(only).nextWord();
        if (first.isEmpty()) {
            throw RefusedStatement.because("there is no statement");
        }
        String word = word(only, first.orElseThrow());
        if (!BEGINNINGS.contains(word)) {
            throw RefusedStatement.at(
                    first, "only what reads is answered, and that begins with select, with, values or table");
        }
        return new ReadingStatement(only.stripTrailing());
    }

    /** The first word, without brackets in front of it. */
    private static String word(String text, int from) {
        int begin = from;
        while (begin < text.length() && (text.charAt(begin) == '(' || Character.isWhitespace(text.charAt(begin)))) {
            begin++;
        }
        int end = begin;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(begin, end).toLowerCase(Locale.ROOT);
    }

    /** Where a name stands in it for the first time, whatever its case; empty if it does not. */
    Optional<Integer> positionOf(String name) {
        String sought = name.toLowerCase(Locale.ROOT);
        String in = text.toLowerCase(Locale.ROOT);
        for (int at = in.indexOf(sought); at >= 0; at = in.indexOf(sought, at + 1)) {
            if (!isLetter(in, at - 1) && !isLetter(in, at + sought.length())) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }
}
