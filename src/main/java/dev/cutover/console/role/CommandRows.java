package dev.cutover.console.role;

import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** A command in rows that a shell takes as one command when they are pasted. Stateless and thread-safe. */
final class CommandRows {
    private static final String GOES_ON = " \\";

    private CommandRows() {}

    /**
     * Broken between arguments only, each row but the last with a backslash at its end. An argument that is wider than
     * a row cannot be kept whole.
     */
    static List<AttributedString> of(String command, int indent, int columns, Theme theme) {
        int room = columns - indent;
        var rows = new ArrayList<String>();
        var row = new StringBuilder();
        for (String argument : arguments(command)) {
            boolean fits = theme.text(row + " " + argument + GOES_ON).columnLength() <= room;
            if (!row.isEmpty() && !fits) {
                rows.add(row + GOES_ON);
                row.setLength(0);
            }
            row.append(row.isEmpty() ? "" : " ").append(argument);
        }
        rows.add(row.toString());
        return rows.stream()
                .flatMap(text -> Line.wrap(Tone.QUIET, text, room, theme).stream())
                .map(text -> new Line(theme).to(indent).add(text).done())
                .toList();
    }

    /** Separated by blanks outside of quotes. */
    private static List<String> arguments(String command) {
        var arguments = new ArrayList<String>();
        var argument = new StringBuilder();
        char quote = ' ';
        for (int at = 0; at < command.length(); at++) {
            char next = command.charAt(at);
            if (next == ' ' && quote == ' ') {
                arguments.add(argument.toString());
                argument.setLength(0);
                continue;
            }
            if (next == quote) {
                quote = ' ';
            } else if (quote == ' ' && (next == '"' || next == '\'')) {
                quote = next;
            }
            argument.append(next);
        }
        arguments.add(argument.toString());
        return arguments;
    }
}
