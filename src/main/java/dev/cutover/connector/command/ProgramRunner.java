package dev.cutover.connector.command;

import dev.cutover.process.NotStartedException;
import dev.cutover.process.Program;
import dev.cutover.process.ProgramEnd;
import dev.cutover.process.ProgramLauncher;
import dev.cutover.process.ProgramOutput;
import dev.cutover.process.RunningPrograms;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.Progress;
import dev.cutover.spi.exchange.Exchange;
import dev.cutover.spi.exchange.Exchanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;

/** Runs the programs of one system and keeps their output. Thread-safe. */
final class ProgramRunner {
    private static final String PLAIN = "text/plain";

    /** The number of bytes to keep of each output. */
    static final int KEEP = 1 << 20;

    /** The time, besides the grace, to end a program and to read its last output. */
    private static final Duration ENDING = Duration.ofSeconds(7);

    private final ProgramLauncher programLauncher;
    private final RunningPrograms runningPrograms;
    private final ProgramEnvironment programEnvironment;
    private final Map<String, String> variables;
    private final Path base;
    private final UnaryOperator<String> mask;
    private final Exchanges exchanges;
    private final ProgramTranscript transcript;
    private final ReadWriteLock running = new ReentrantReadWriteLock();

    /**
     * A runner for one system.
     *
     * @param variables the environment of this process, from which programs inherit
     * @param runningPrograms the running programs of all systems of the run
     * @param context has the folder that relative program names start from, and masks secrets in a whole output, before
     *     a line of it is told
     */
    ProgramRunner(
            ProgramEnvironment programEnvironment,
            Map<String, String> variables,
            RunningPrograms runningPrograms,
            ConnectorContext context) {
        this.runningPrograms = runningPrograms;
        this.programEnvironment = programEnvironment;
        this.variables = Map.copyOf(variables);
        this.mask = context::mask;
        this.exchanges = context.exchanges();
        this.transcript = new ProgramTranscript(variables, mask);
        this.base = context.base().toAbsolutePath();
        programLauncher = ProgramLauncher.detached(variables);
    }

    /**
     * How to keep the output of a program.
     *
     * @param label the name of the evidence
     * @param bytes the number of bytes to keep of each output
     * @param mediaType the media type of standard output
     * @param progress receives the program's progress reports
     */
    record Keeping(EvidenceSink sink, String label, int bytes, String mediaType, Progress progress) {
        static final Keeping NOTHING = new Keeping(EvidenceSink.NONE, "", KEEP, PLAIN, Progress.NONE);

        /** The usual way for a call. */
        static Keeping of(CallContext context, String label) {
            return new Keeping(context.evidence(), label, KEEP, PLAIN, context.progress());
        }
    }

    /**
     * Runs a program until it exits or its time is up.
     *
     * @throws NotStartedException if nothing was started
     * @throws InterruptedException if the call was abandoned; the program has been ended then, and its output is kept
     */
    ProgramEnd run(ProgramSpec spec, Invocation invocation, Keeping keeping)
            throws NotStartedException, InterruptedException {
        return run(spec, invocation, keeping, false);
    }

    /** The same for a program with an effect: a process that leaves the run does not end it. */
    ProgramEnd change(ProgramSpec spec, Invocation invocation, Keeping keeping)
            throws NotStartedException, InterruptedException {
        return run(spec, invocation, keeping, true);
    }

    private ProgramEnd run(ProgramSpec spec, Invocation invocation, Keeping keeping, boolean changes)
            throws NotStartedException, InterruptedException {
        running.readLock().lock();
        try {
            return runToEnd(spec, invocation, keeping, changes);
        } finally {
            running.readLock().unlock();
        }
    }

    /** The running programs of the run, including those of an earlier runner. */
    RunningPrograms runningPrograms() {
        return runningPrograms;
    }

    /** The time between TERM and KILL. */
    Duration grace() {
        return programEnvironment.grace();
    }

    /** Waits for programs whose calls were abandoned, but no longer than ending one may take. */
    void awaitEnds() {
        try {
            if (running.writeLock()
                    .tryLock(programEnvironment.grace().plus(ENDING).toMillis(), TimeUnit.MILLISECONDS)) {
                running.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ProgramEnd runToEnd(ProgramSpec spec, Invocation invocation, Keeping keeping, boolean changes)
            throws NotStartedException, InterruptedException {
        invocation.requireShort(spec.stdin().parameter());
        var program = new Program(
                invocation.fill(spec.argv()),
                base,
                programEnvironment.folder(base),
                programEnvironment.environment(
                        variables,
                        spec.env(),
                        invocation.variablesWithout(spec.stdin().parameter())),
                stdin(spec.stdin(), invocation),
                new Program.Limits(spec.timeout(), programEnvironment.grace(), keeping.bytes()),
                Optional.of(new Program.Marked(
                        ProgressLine.MARKER, text -> ProgressLine.report(text, keeping.progress()))));
        var exchange = exchanges.begin(() -> transcript.call(program));
        ProgramEnd programEnd = heard(exchange, program, changes);
        keep(keeping, "stdout", keeping.mediaType(), programEnd.out());
        keep(keeping, "stderr", PLAIN, programEnd.err());
        if (programEnd.how() == ProgramEnd.How.INTERRUPTED) {
            throw new InterruptedException(program.name() + " was stopped");
        }
        return programEnd.masked(mask);
    }

    private ProgramEnd heard(Exchange exchange, Program program, boolean changes)
            throws NotStartedException, InterruptedException {
        try {
            ProgramEnd programEnd = runningPrograms.run(programLauncher, program, changes);
            exchange.answered(() -> transcript.end(programEnd));
            return programEnd;
        } catch (NotStartedException e) {
            exchange.answered(() -> "it was not started: " + e.getMessage());
            throw e;
        }
    }

    /** Checks, without starting it, that a program can be started. */
    void require(ProgramSpec spec) throws NotStartedException {
        var folder = programEnvironment.folder(base);
        var environment = programEnvironment.environment(variables, spec.env(), Map.of());
        ProgramLauncher.require(
                new Program(List.of(name(spec)), base, folder, environment, "", Program.Limits.DEFAULT));
        if (!Files.isReadable(folder)) {
            throw new NotStartedException("the working folder " + folder + " cannot be read");
        }
    }

    /** The message about a program that exceeded its time and was stopped. */
    static String overdue(ProgramSpec spec, ProgramEnd programEnd) {
        return name(spec) + " did not end within "
                + spec.timeout().map(time -> time.toMillis() / 1000.0 + " s").orElse("its time") + " and was stopped"
                + programEnd.stillRunning()
                + ProgramOutputs.lastWords(programEnd);
    }

    /** The message about a program that exited with an error. */
    static String failure(ProgramSpec spec, ProgramEnd programEnd) {
        String signal =
                programEnd.exit() > 128 && programEnd.exit() < 160 ? " (signal " + (programEnd.exit() - 128) + ")" : "";
        return name(spec) + " exited with code " + programEnd.exit() + signal + ProgramOutputs.lastWords(programEnd);
    }

    private static String name(ProgramSpec spec) {
        return spec.argv().get(0).fill(Map.of());
    }

    private static String stdin(ProgramSpec.Stdin stdin, Invocation invocation) {
        return stdin.parameter().isEmpty()
                ? stdin.text()
                : Objects.requireNonNull(invocation.values().get(stdin.parameter()));
    }

    private static void keep(Keeping keeping, String stream, String mediaType, ProgramOutput programOutput) {
        if (!programOutput.isEmpty()) {
            try {
                keeping.sink().attach((keeping.label() + " " + stream).strip(), mediaType, programOutput.stream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
