package dev.cutover.console.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sentences on a terminal: a line that is too long is broken between words, and goes on further in. A command is not
 * broken if it fits into a line, so that it can be copied. Stateless and thread-safe.
 */
public final class WrappedText {
    /** A command in quotes, or a word. */
    private static final Pattern UNIT = Pattern.compile("[^ `]*`[^`]+`[^ ]*|[^ ]+");

    /** A command that stands before what it does. */
    private static final Pattern COMMAND_FIRST = Pattern.compile("(cutover .*?\\S) {2,}(\\S.*)");

    private static final int FURTHER_IN = 2;

    private WrappedText() {}

    /** The width that the environment names. */
    public static int width(Map<String, String> environment, int otherwise) {
        return Optional.ofNullable(environment.get("COLUMNS"))
                .filter(text -> text.matches("[1-9][0-9]{0,3}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    /** One line of words as one or more lines. */
    public static List<String> lines(String words, int width, Theme theme) {
        if (columns(words, theme) <= width) {
            return List.of(words);
        }
        int indent = words.length() - words.stripLeading().length();
        var lines = new ArrayList<String>();
        var line = new StringBuilder(" ".repeat(indent));
        for (String unit : units(words.strip(), width - indent - FURTHER_IN, theme)) {
            boolean first = line.toString().isBlank();
            if (!first && columns(line + " " + unit, theme) > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent + FURTHER_IN));
                first = true;
            }
            line.append(first ? "" : " ").append(unit);
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> units(String words, int room, Theme theme) {
        var commandFirst = COMMAND_FIRST.matcher(words);
        var units = new ArrayList<String>();
        String rest = words;
        if (commandFirst.matches()) {
            add(commandFirst.group(1), room, theme, units);
            rest = commandFirst.group(2);
        }
        var found = UNIT.matcher(rest);
        while (found.find()) {
            add(found.group(), room, theme, units);
        }
        return units;
    }

    private static void add(String unit, int room, Theme theme, List<String> units) {
        if (columns(unit, theme) <= room) {
            units.add(unit);
        } else {
            units.addAll(List.of(unit.split(" +")));
        }
    }

    /** A line cut to a width, with an ellipsis if something is missing. */
    public static String cut(String words, int width, Theme theme) {
        return Line.cut(theme.text(words), width, theme).toString();
    }

    /** How wide a terminal shows it. */
    public static int columns(String words, Theme theme) {
        return theme.text(words).columnLength();
    }
}
