package dev.cutover.cli.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of `cutover status`, read without the parser of command lines.
 *
 * @param run what was typed for the run; empty if nothing was
 * @param home the folder that was named for the home; empty if none was
 */
record StatusArguments(Optional<String> run, Optional<String> home, boolean json) {
    private static final String COMMAND = "status";

    /** The usual arguments; empty for all others, which are the parser's: options for help, mistakes, quotations. */
    static Optional<StatusArguments> of(String... args) {
        if (args.length == 0 || !args[0].equals(COMMAND)) {
            return Optional.empty();
        }
        var reading = new Reading(args);
        while (reading.isUsual && reading.at < args.length) {
            reading.next();
        }
        return reading.isUsual
                ? Optional.of(new StatusArguments(
                        Optional.ofNullable(reading.run),
                        Optional.ofNullable(reading.home),
                        "json".equals(reading.output)))
                : Optional.empty();
    }

    /** The arguments so far. Not thread-safe. */
    private static final class Reading {
        private final String[] args;
        private int at = 1;
        private boolean isUsual = true;
        private @Nullable String run;
        private @Nullable String home;
        private @Nullable String output;

        private Reading(String... args) {
            this.args = args;
        }

        private void next() {
            String word = args[at++];
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (name.equals("--output") && output == null) {
                output = value(word, equals);
                isUsual &= output.equals("json") || output.equals("text");
            } else if (name.equals("--home") && home == null) {
                home = value(word, equals);
            } else if (run == null && isPlain(word)) {
                run = word;
            } else {
                isUsual = false;
            }
        }

        /** After the equals sign, or else the next argument. */
        private String value(String word, int equals) {
            String value = equals >= 0 ? word.substring(equals + 1) : at < args.length ? args[at++] : "";
            isUsual &= isPlain(value);
            return value;
        }

        /** Whether the parser would take it for itself, and not for an option, a file of arguments or a quotation. */
        private static boolean isPlain(String value) {
            return !value.isEmpty()
                    && value.charAt(0) != '-'
                    && value.charAt(0) != '@'
                    && value.indexOf('"') < 0
                    && value.indexOf('\'') < 0;
        }
    }
}
