package dev.cutover.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The examples below a command's help: one that is too long for a small terminal goes on in the next line as it would
 * in a shell, so that it still works when it is pasted. Stateless and thread-safe.
 */
final class ExampleLines {
    private static final String GOES_ON = " \\";
    private static final String INDENT = "      ";

    /** A word of a shell, with what it has in quotes. */
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^ \"])+");

    private ExampleLines() {}

    /** Breaks the examples of a command and of those below it. */
    static void breakIn(CommandLine line, int width) {
        var usage = line.getCommandSpec().usageMessage();
        usage.footer(Stream.of(usage.footer())
                .flatMap(example -> broken(example, width).stream())
                .toArray(String[]::new));
        line.getSubcommands().values().forEach(below -> breakIn(below, width));
    }

    static List<String> broken(String example, int width) {
        if (length(example) <= width) {
            return List.of(example);
        }
        var lines = new ArrayList<String>();
        var shown = new StringBuilder(" ");
        var words = WORD.matcher(example);
        while (words.find()) {
            if (length(shown + " " + words.group() + GOES_ON) > width) {
                lines.add(shown + GOES_ON);
                shown = new StringBuilder(INDENT).append(words.group());
            } else {
                shown.append(' ').append(words.group());
            }
        }
        lines.add(shown.toString());
        return lines;
    }

    /** A percent sign is written twice. */
    private static int length(String example) {
        return example.replace("%%", "%").length();
    }
}
