package dev.cutover.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the JVMs of one build have tested so far. Each of them adds to a file of its own in one folder, and reads those
 * of all.
 *
 * @param folder of this build alone
 * @param jvm the name of this JVM's file
 * @param classes how many there are to be tested, if that is known
 */
record SuiteProgress(Path folder, String jvm, OptionalInt classes) {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final String BEGUN = "> ";
    private static final String DONE = "< ";

    /** Begins, or joins the JVMs that have begun. */
    void join(Instant now) throws IOException {
        Files.createDirectories(folder);
        try {
            Files.writeString(Files.createFile(started()), now.toString(), UTF_8);
        } catch (FileAlreadyExistsException others) {
            return;
        }
    }

    private Path started() {
        return folder.resolve("started");
    }

    void begin(String testClass) throws IOException {
        add(BEGUN + testClass);
    }

    void end(String testClass, int tests) throws IOException {
        add(DONE + testClass + " " + tests);
    }

    private void add(String line) throws IOException {
        Files.writeString(folder.resolve(jvm + ".classes"), line + "\n", UTF_8, CREATE, APPEND);
    }

    /** What is to be said now; nothing if it is too early, or another JVM has said it. */
    Optional<String> due(Instant now) throws IOException {
        String begun = Files.readString(started(), UTF_8);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        var elapsed = Duration.between(Instant.parse(begun), now);
        long number = elapsed.dividedBy(BETWEEN_LINES);
        if (number < 1) {
            return Optional.empty();
        }
        try {
            Files.createFile(folder.resolve("line-" + number));
        } catch (FileAlreadyExistsException saidAlready) {
            return Optional.empty();
        }
        return Optional.of(line(elapsed));
    }

    private String line(Duration elapsed) throws IOException {
        // A class that several engines look at is one.
        var done = new HashSet<String>();
        int tests = 0;
        var underWay = new ArrayList<String>();
        for (String line : lines()) {
            var words = line.split(" ", -1);
            if (line.startsWith(BEGUN)) {
                underWay.add(words[1]);
            } else {
                underWay.remove(words[1]);
                done.add(words[1]);
                tests += Integer.parseInt(words[2]);
            }
        }
        underWay.replaceAll(name -> name.substring(name.lastIndexOf('.') + 1));
        Collections.sort(underWay);
        String of = classes.isPresent() ? " of " + classes.getAsInt() : "";
        String now = underWay.isEmpty() ? "" : ", now " + String.join(", ", underWay);
        return "tests: " + done.size() + of + " classes, " + tests + " tests, " + elapsed.toMinutes() + "m"
                + elapsed.toSecondsPart() + "s" + now;
    }

    /** Whole lines only: another JVM may be writing. */
    private List<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder, "*.classes")) {
            for (var file : files) {
                String text = Files.readString(file, UTF_8);
                lines.addAll(
                        text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
            }
        }
        return lines;
    }
}
