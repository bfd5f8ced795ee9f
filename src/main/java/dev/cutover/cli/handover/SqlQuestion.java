package dev.cutover.cli.handover;

import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.sql.ask.ReadingStatement;
import dev.cutover.journal.sql.ask.RefusedStatement;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.Location;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * A question as it was given.
 *
 * @param file the file that it stands in, as it was named; empty if it was typed, or came from standard input
 */
record SqlQuestion(String text, Optional<String> file, boolean isFromFile) {
    private static final String STANDARD_INPUT = "-";
    private static final int MOST_BYTES = 1 << 20;

    /** One that was typed. */
    static SqlQuestion of(String text) {
        return new SqlQuestion(text, Optional.empty(), false);
    }

    /** One in a file, or on standard input. */
    static SqlQuestion ofFile(String name, ProcessEnvironment processEnvironment) {
        boolean standard = name.equals(STANDARD_INPUT);
        try (InputStream in =
                standard ? processEnvironment.in() : Files.newInputStream(processEnvironment.path(name))) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw unreadable(name, "it is larger than 1 MiB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SqlQuestion(text, Optional.of(name).filter(file -> !standard), true);
        } catch (CharacterCodingException e) {
            throw unreadable(name, "it is not UTF-8");
        } catch (IOException e) {
            throw unreadable(name, FileTrouble.words(e, processEnvironment.path(name)));
        }
    }

    private static ProblemException unreadable(String name, String why) {
        return new ProblemException(
                ExitCode.USAGE, "cannot read the statement from " + name + ": " + why, "name a file of SQL");
    }

    /** @throws ProblemException if it is not one that is answered */
    ReadingStatement statement() {
        try {
            return ReadingStatement.of(text);
        } catch (RefusedStatement e) {
            throw problem(e);
        }
    }

    /** What is wrong with it, where, and what was probably meant. */
    ProblemException problem(RefusedStatement refused) {
        String message = "the statement is refused: " + refused.getMessage();
        String advice = SqlProblems.advice(refused);
        int at = refused.position().orElse(-1);
        var place = Place.of(text, Math.max(0, at));
        if (at >= 0 && file.isPresent()) {
            var location = new Location(file.orElseThrow(), place.line(), place.column() + 1);
            return new ProblemException(ExitCode.USAGE, List.of(Problem.at(location, message, advice)));
        }
        String shown = at < 0 ? "" : place.shown() + "\n";
        String where = at < 0 ? "" : " (character " + (at + 1) + ")";
        return new ProblemException(ExitCode.USAGE, message + where, shown + advice);
    }

    /**
     * A place in a text.
     *
     * @param line from 1
     * @param column from 0
     * @param content the whole line
     */
    private record Place(int line, int column, String content) {
        private static final int BEFORE = 50;
        private static final int BEHIND = 30;

        static Place of(String text, int at) {
            int from = text.lastIndexOf('\n', at - 1) + 1;
            int end = text.indexOf('\n', at);
            int line = (int) text.substring(0, from)
                            .chars()
                            .filter(letter -> letter == '\n')
                            .count()
                    + 1;
            return new Place(line, at - from, text.substring(from, end < 0 ? text.length() : end));
        }

        /** What stands around it, with a mark below. */
        String shown() {
            int from = Math.max(0, column - BEFORE);
            String part = content.substring(from, Math.min(content.length(), column + BEHIND));
            return part.replace('\t', ' ').replace('\r', ' ') + "\n" + " ".repeat(column - from) + "^";
        }
    }
}
