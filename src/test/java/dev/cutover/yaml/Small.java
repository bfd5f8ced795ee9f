package dev.cutover.yaml;

import dev.cutover.model.Runbook;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.include.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A runbook that uses the whole language, and variants of it with one part changed. */
final class Small {
    static final String TEXT = text();

    private Small() {}

    private static String text() {
        try (var in = Small.class.getResourceAsStream("small.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Runbook runbook() {
        return read(TEXT).value();
    }

    static Parsed<Runbook> read(String text) {
        return RunbookFile.read("small.yaml", text.getBytes(StandardCharsets.UTF_8), Map.of(), Parts.NONE);
    }

    /** The runbook with one part of its text written otherwise. */
    static String with(String part, String otherwise) {
        if (TEXT.indexOf(part) < 0 || TEXT.indexOf(part) != TEXT.lastIndexOf(part)) {
            throw new IllegalArgumentException("not there once: " + part);
        }
        return TEXT.replace(part, otherwise);
    }

    /** What is told of a text; nothing if it is fine. */
    static List<String> problems(String text) {
        try {
            read(text);
            return List.of();
        } catch (ProblemException told) {
            return told.problems().stream().map(Problem::toString).toList();
        }
    }
}
