package dev.cutover.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs programs. Thread-safe.
 *
 * <p>A detached launcher starts each program in a session of its own where {@code setsid} exists: a Ctrl-C in the
 * terminal, or its hang-up, then reaches this process alone and never a program that is half done; and a program that
 * asks for a password on the terminal fails instead of waiting for ever. A program so started outlives this process.
 */
public final class ProgramLauncher {
    /** How long to wait for output once the program has ended: something that it left behind may hold it open. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    /** How long a thread that reads output is kept for the next program. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private final Optional<Path> setsid;
    private final Executor threads = daemons();

    private ProgramLauncher(Optional<Path> setsid) {
        this.setsid = setsid;
    }

    /**
     * Whether there is a program of that name on the search path. {@code variables} is the environment of this process.
     */
    public static boolean finds(String program, Map<String, String> variables) {
        return SearchPath.find(program, variables.getOrDefault("PATH", USUAL_PATH))
                .isPresent();
    }

    /** Programs lead sessions of their own. {@code variables} is the environment of this process. */
    public static ProgramLauncher detached(Map<String, String> variables) {
        return new ProgramLauncher(SearchPath.find("setsid", variables.getOrDefault("PATH", USUAL_PATH)));
    }

    /** Programs share the terminal, if there is one: for those that people speak to. */
    public static ProgramLauncher attached() {
        return new ProgramLauncher(Optional.empty());
    }

    /**
     * Starts the program and waits for its end. If the thread is interrupted meanwhile, or the time is over, the
     * program is ended, and the ending says so; an interrupt is then used up.
     *
     * @throws NotStartedException if nothing was started at all
     * @throws InterruptedException if the thread was interrupted before anything was started
     */
    public ProgramEnd run(Program program) throws NotStartedException, InterruptedException {
        return run(program, process -> {});
    }

    /** The same. {@code started} is told of the program's process as soon as there is one. */
    ProgramEnd run(Program program, Consumer<ProcessHandle> started) throws NotStartedException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before " + program.name() + " was started");
        }
        Process process = start(program);
        started.accept(process.toHandle());
        var out = new ProgramOutput(program.limits().keep());
        var err = new ProgramOutput(program.limits().keep());
        var read = CompletableFuture.allOf(
                CompletableFuture.runAsync(
                        () -> out.readAll(process, process.getInputStream(), program.marked()), threads),
                CompletableFuture.runAsync(
                        () -> err.readAll(process, process.getErrorStream(), program.marked()), threads));
        feed(process.getOutputStream(), program.stdin());
        ProgramEnd.How how = await(process, program.limits().time(), read);
        List<Long> left = List.of();
        if (how != ProgramEnd.How.EXITED && process.isAlive()) {
            left = new ProcessTree(process.toHandle(), setsid.isPresent())
                    .end(program.limits().grace());
            drain(read);
        }
        if (!read.isDone()) {
            out.note("a process left running keeps the output open; it was not waited for");
        }
        if (Thread.interrupted()) {
            how = ProgramEnd.How.INTERRUPTED;
        }
        var programEnd = new ProgramEnd(how, process.isAlive() ? -1 : process.exitValue(), out, err, left);
        refuseIfNeverBegun(programEnd);
        return programEnd;
    }

    /**
     * Returns only if nothing that can be seen without starting it keeps the program from being started.
     *
     * @return the program's file
     */
    public static Path require(Program program) throws NotStartedException {
        String path = program.environment().getOrDefault("PATH", USUAL_PATH);
        Path file = SearchPath.resolve(program.name(), program.base(), path);
        if (!Files.isDirectory(program.folder())) {
            throw new NotStartedException("the working folder " + program.folder() + " does not exist");
        }
        return file;
    }

    private Process start(Program program) throws NotStartedException {
        Path file = require(program);
        var argv = new ArrayList<String>();
        setsid.ifPresent(leader -> argv.add(leader.toString()));
        argv.add(file.toString());
        argv.addAll(program.argv().subList(1, program.argv().size()));
        var builder = new ProcessBuilder(argv).directory(program.folder().toFile());
        builder.environment().clear();
        refuseWhatTheLocaleWouldChange(program);
        try {
            builder.environment().putAll(program.environment());
            return builder.start();
        } catch (IOException | IllegalArgumentException e) {
            throw new NotStartedException(program.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** The system's own interface replaces what its encoding cannot say by question marks, without a word. */
    private static void refuseWhatTheLocaleWouldChange(Program program) throws NotStartedException {
        var encoding = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        var encoder = encoding.newEncoder();
        for (String text : program.argv()) {
            if (!encoder.canEncode(text)) {
                throw new NotStartedException("the argument `" + text + "` cannot be encoded in " + encoding
                        + ", the encoding of this locale; start Cutover with LC_ALL=C.UTF-8");
            }
        }
        for (var variable : program.environment().entrySet()) {
            if (!encoder.canEncode(variable.getValue())) {
                throw new NotStartedException("the variable " + variable.getKey() + " cannot be encoded in " + encoding
                        + ", the encoding of this locale; start Cutover with LC_ALL=C.UTF-8");
            }
        }
    }

    private static ProgramEnd.How await(Process process, Optional<Duration> time, CompletableFuture<Void> read) {
        try {
            if (time.isEmpty()) {
                process.waitFor();
            } else if (!process.waitFor(time.get().toMillis(), MILLISECONDS)) {
                return ProgramEnd.How.OVERDUE;
            }
            read.get(DRAIN.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            return ProgramEnd.How.INTERRUPTED;
        } catch (ExecutionException | TimeoutException e) {
            return ProgramEnd.How.EXITED;
        }
        return ProgramEnd.How.EXITED;
    }

    /** What a program that was ended has still said; an interrupt meanwhile is kept for later. */
    private static void drain(CompletableFuture<Void> read) {
        boolean interrupted = Thread.interrupted();
        try {
            read.get(DRAIN.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | TimeoutException e) {
            // The outputs hold what there was.
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One after the other uses the same two threads; a call that needs one never waits for another's. */
    private static Executor daemons() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE.toMillis(), MILLISECONDS, new SynchronousQueue<>(), work -> {
                    var thread = new Thread(work, "program-output");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** A program need not read what it is given, so a pipe that it has closed is no error. */
    private void feed(OutputStream to, String text) {
        Runnable write = () -> {
            try (to) {
                to.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                return;
            }
        };
        if (text.isEmpty()) {
            write.run();
        } else {
            threads.execute(write);
        }
    }

    /** The session's leader was started, but could not become the program: a missing interpreter, for example. */
    private void refuseIfNeverBegun(ProgramEnd programEnd) throws NotStartedException {
        boolean code =
                programEnd.how() == ProgramEnd.How.EXITED && (programEnd.exit() == 126 || programEnd.exit() == 127);
        if (setsid.isPresent() && code && programEnd.out().isEmpty()) {
            var lines = programEnd.err().lines();
            if (lines.size() == 1 && lines.get(0).startsWith("setsid: ")) {
                throw new NotStartedException(lines.get(0).substring("setsid: ".length()));
            }
        }
    }
}
