package dev.cutover.secret;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.process.ProgramEnd;
import dev.cutover.process.ProgramOutput;
import java.util.List;
import java.util.Optional;

/** The messages for a program that failed to print its secret. */
record SecretProgramFailure(String name, SecretCommand command) {
    private static final int LINES_SHOWN = 3;
    private static final int LONGEST_LINE = 300;
    private static final int SHORTEST_MASKED = 6;

    /** The problem with how a program ended; empty if it exited with 0 and all of its output was read. */
    Optional<ProblemException> of(ProgramEnd programEnd, int largest) {
        return switch (programEnd.how()) {
            case OVERDUE ->
                Optional.of(invalid(
                        "did not exit within " + seconds() + " s and was stopped" + programEnd.stillRunning()
                                + lastLines(programEnd),
                        "give it more time with timeout: in the environment file, or try it by hand: " + byHand()));
            case INTERRUPTED -> Optional.of(interrupted());
            case EXITED -> ofExited(programEnd, largest);
        };
    }

    private Optional<ProblemException> ofExited(ProgramEnd programEnd, int largest) {
        if (programEnd.exit() != 0) {
            return Optional.of(invalid(
                    "exited with code " + programEnd.exit() + lastLines(programEnd), "try it by hand: " + byHand()));
        }
        if (programEnd.out().bytes().length > largest) {
            return Optional.of(invalid(
                    "printed more than " + (largest >> 10) + " KiB",
                    "let it print the secret alone: some tools have an option for one field"));
        }
        if (!programEnd.out().isWhole()) {
            return Optional.of(invalid(
                    "exited, but a process that it started keeps its output open",
                    "redirect the output of that process, or try it by hand: " + byHand()));
        }
        return Optional.empty();
    }

    ProblemException notStarted(String why) {
        return invalid("could not be started: " + why, "install it, or correct the command in the environment file");
    }

    ProblemException empty(ProgramEnd programEnd) {
        return invalid("printed nothing" + lastLines(programEnd), "try it by hand: " + byHand());
    }

    ProblemException noText() {
        return invalid("did not print UTF-8 text", "let it print the secret in base64, if the system can take that");
    }

    ProblemException interrupted() {
        return problem(ExitCode.INTERRUPTED, "was interrupted", "start again");
    }

    private ProblemException invalid(String what, String hint) {
        return problem(
                ExitCode.INVALID,
                what,
                hint + "; or, for this once, set " + EnvironmentSource.PREFIX + name + " yourself");
    }

    private ProblemException problem(ExitCode code, String what, String hint) {
        String program = command.argv().get(0);
        return new ProblemException(
                code,
                List.of(Problem.at(
                        command.place(), "the program `" + program + "` for the secret " + name + " " + what, hint)));
    }

    private String byHand() {
        return String.join(" ", command.argv());
    }

    private String seconds() {
        long ms = command.timeout().toMillis();
        return ms % 1000 == 0 ? Long.toString(ms / 1000) : Double.toString(ms / 1000.0);
    }

    /** The last lines of its standard error; whatever it also printed on its standard output is masked in them. */
    private String lastLines(ProgramEnd programEnd) {
        List<String> lines = programEnd.err().lines();
        var shown = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()).stream()
                .map(line -> hidden(line, programEnd.out()))
                .map(line -> line.length() <= LONGEST_LINE ? line : "(a line of " + line.length() + " characters)")
                .toList();
        return shown.isEmpty() ? "" : ": " + String.join("; ", shown);
    }

    private String hidden(String line, ProgramOutput printed) {
        String text = line;
        for (String secret : printed.lines()) {
            if (secret.length() >= SHORTEST_MASKED) {
                text = Mask.of(List.of(new MaskedValue(name, secret))).text(text);
            }
        }
        return text;
    }
}
