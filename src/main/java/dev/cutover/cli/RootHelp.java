package dev.cutover.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The help of the whole tool, stored as a text: printing it takes less time than starting the command line parser. A
 * test holds it equal to what the parser prints.
 */
final class RootHelp {
    /** Stands in the file for the escape character that begins a change of colour. */
    static final char ESCAPE = '\u241b';

    static final String FILE = "help.txt";

    private static final String COLOUR = ESCAPE + "\\[[0-9;]*m";

    private RootHelp() {}

    /** Whether the arguments ask for nothing else. */
    static boolean isAskedBy(String... args) {
        return args.length == 1 && List.of("--help", "-h").contains(args[0]);
    }

    static String text(boolean colour) {
        try (InputStream in = Objects.requireNonNull(RootHelp.class.getResourceAsStream(FILE))) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return colour ? text.replace(ESCAPE, '\u001b') : text.replaceAll(COLOUR, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
