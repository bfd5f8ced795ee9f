package dev.cutover.connector.command;

import dev.cutover.process.Program;
import dev.cutover.process.ProgramEnd;
import dev.cutover.process.ProgramOutput;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a program was called and how it ended, as people read it. Of the variables that it does not inherit, only those
 * of the call have their values in it.
 *
 * @param inherited the variables of this process
 * @param mask replaces secrets, before a word is quoted or an output is cut
 */
record ProgramTranscript(Map<String, String> inherited, UnaryOperator<String> mask) {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
    private static final int LINES = 20;

    String call(Program program) {
        var text = new StringBuilder(
                program.argv().stream().map(mask).map(ProgramTranscript::quoted).collect(Collectors.joining(" ")));
        text.append("\nfolder: ").append(program.folder());
        new TreeMap<>(program.environment()).forEach((name, value) -> {
            if (!value.equals(inherited.get(name))) {
                text.append('\n').append(name).append(name.startsWith(Invocation.MARKS) ? "=" + value : " (set)");
            }
        });
        if (!program.stdin().isEmpty()) {
            text.append("\nstandard input:\n").append(program.stdin());
        }
        return text.toString();
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    String end(ProgramEnd programEnd) {
        var shown = programEnd.masked(mask);
        String how = switch (shown.how()) {
            case EXITED -> "exit code " + shown.exit();
            case OVERDUE -> "its time was up, and it was ended";
            case INTERRUPTED -> "it was ended, since the call was given up";
        };
        return how
                + shown.stillRunning()
                + output("standard output", shown.out())
                + output("standard error", shown.err());
    }

    private static String output(String name, ProgramOutput output) {
        var lines = output.text().lines().toList();
        if (lines.isEmpty()) {
            return "";
        }
        int first = Math.max(0, lines.size() - LINES);
        String cut = first == 0 ? "" : " (the last " + LINES + " of " + lines.size() + " lines)";
        return "\n" + name + cut + ":\n" + String.join("\n", lines.subList(first, lines.size()));
    }
}
