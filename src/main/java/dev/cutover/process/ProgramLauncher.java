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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs programs. Thread-safe.
 *
 * <p>A detached launcher starts each program in a session of its own where {@code setsid} exists. A Ctrl-C in the
 * terminal, or a closed terminal, then affects only this process, never a program that is half done. A program that
 * asks for a password on the terminal fails instead of waiting forever. Such a program outlives this process.
 */
public final class ProgramLauncher {
    /** How long to wait for output after the program has ended: a process that it left behind may hold it open. */
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

    /** A launcher whose programs lead sessions of their own. {@code variables} is the environment of this process. */
    public static ProgramLauncher detached(Map<String, String> variables) {
        return new ProgramLauncher(SearchPath.find("setsid", variables.getOrDefault("PATH", USUAL_PATH)));
    }

    /** A launcher whose programs share the terminal, if there is one, so that they can ask people. */
    public static ProgramLauncher attached() {
        return new ProgramLauncher(Optional.empty());
    }

    /**
     * Starts the program and waits for its end. If the thread is interrupted, or the time is up, the program is ended;
     * {@link ProgramEnd#how} tells. The thread's interrupt flag is then clear.
     *
     * @throws NotStartedException if nothing was started at all
     * @throws InterruptedException if the thread was interrupted before anything was started
     */
    public ProgramEnd run(Program program) throws NotStartedException, InterruptedException {
        return run(program, process -> {}, () -> false);
    }

    /**
     * The same. {@code started} receives the program's process as soon as it exists; where {@code isLeft} says so, an
     * interrupt ends the wait alone and leaves the program at work.
     */
    ProgramEnd run(Program program, Consumer<ProcessHandle> started, BooleanSupplier isLeft)
            throws NotStartedException, InterruptedException {
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
        if (how == ProgramEnd.How.INTERRUPTED && isLeft.getAsBoolean()) {
            OutputDrain.leaveBehind(process.toHandle(), setsid);
        } else if (how != ProgramEnd.How.EXITED && process.isAlive()) {
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
     * Checks, without starting it, that the program can be started.
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

    /** The JDK silently replaces characters that the locale's encoding lacks by question marks. */
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

    /** Reads the remaining output of a program that was ended; keeps the interrupt flag. */
    private static void drain(CompletableFuture<Void> read) {
        boolean interrupted = Thread.interrupted();
        try {
            read.get(DRAIN.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | TimeoutException e) {
            // The output up to here is kept.
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Threads are reused by later programs; a call never waits for a thread that another one uses. */
    private static Executor daemons() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE.toMillis(), MILLISECONDS, new SynchronousQueue<>(), work -> {
                    var thread = new Thread(work, "program-output");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** A program need not read its input, so a pipe that it has closed is not an error. */
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

    /**
     * Throws if {@code setsid} was started, but could not execute the program, for example for lack of an interpreter.
     */
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
