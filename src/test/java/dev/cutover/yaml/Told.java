package dev.cutover.yaml;

import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The messages of a reader about a text; empty if the text is valid. */
final class Told {
    private Told() {}

    static List<String> by(Reader reader, String text) {
        try {
            reader.read(text.getBytes(StandardCharsets.UTF_8));
            return List.of();
        } catch (ProblemException told) {
            return told.problems().stream().map(Problem::toString).toList();
        }
    }

    /** One of the entry points. */
    @FunctionalInterface
    interface Reader {
        Object read(byte[] bytes);
    }
}
