package dev.cutover.secret;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.process.NotStartedException;
import dev.cutover.process.Program;
import dev.cutover.process.ProgramEnd;
import dev.cutover.process.ProgramLauncher;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs the programs that print secrets. Each command runs once in the lifetime of this object, whether it fails or not,
 * and again only when it is asked to. The first time, a program shares the terminal, so that it can ask for a
 * passphrase; later the terminal belongs to the display of the run. Messages never contain its standard output, which
 * may be the secret. Thread-safe: one program runs at a time.
 */
public final class SecretPrograms {
    /** The largest secret, in bytes. */
    private static final int LARGEST = 1 << 16;

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ProgramLauncher attached = ProgramLauncher.attached();
    private final ProgramLauncher detached;
    private final Map<String, String> variables;
    private final Supplier<Runnable> watch;

    /** Held while a program runs; who waits for it can be interrupted. */
    private final Lock turn = new ReentrantLock();

    /** Guarded by {@code turn}. */
    private final Map<SecretCommand, Result> results = new HashMap<>();

    /** The result of a command: the secret, or the failure. */
    private record Result(String secret, Optional<ProblemException> failure) {
        private String orThrow() {
            if (failure.isPresent()) {
                throw failure.get();
            }
            return secret;
        }
    }

    /**
     * A runner of programs that inherit these variables, except Cutover's own secrets.
     *
     * @param variables the environment of this process
     * @param watch called before a program is started, on the thread that waits for it; interrupting that thread ends
     *     the program. The result of the call is called after the program has ended
     */
    public SecretPrograms(Map<String, String> variables, Supplier<Runnable> watch) {
        this.variables = variables.entrySet().stream()
                .filter(variable -> !variable.getKey().startsWith(EnvironmentSource.PREFIX))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        this.detached = ProgramLauncher.detached(variables);
        this.watch = watch;
    }

    /**
     * The secret that the command prints, without the line break at its end.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} if it does not print a secret and exit with 0 in time, and
     *     with {@link ExitCode#INTERRUPTED} if the thread is interrupted
     */
    String print(String name, SecretCommand command) {
        return inTurn(name, command, () -> results.computeIfAbsent(command, unknown -> run(name, unknown, attached)));
    }

    /**
     * The secret that the command prints now. If it fails, {@link #print} returns what it printed before.
     *
     * @throws ProblemException as {@link #print} does
     */
    String printAnew(String name, SecretCommand command) {
        return inTurn(name, command, () -> {
            var result = run(name, command, detached);
            if (result.failure().isEmpty()) {
                results.put(command, result);
            }
            return result;
        });
    }

    private String inTurn(String name, SecretCommand command, Supplier<Result> work) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretProgramFailure(name, command).interrupted();
        }
        try {
            return work.get().orThrow();
        } finally {
            turn.unlock();
        }
    }

    private Result run(String name, SecretCommand command, ProgramLauncher programLauncher) {
        var failure = new SecretProgramFailure(name, command);
        var limits = new Program.Limits(Optional.of(command.timeout()), GRACE, 2 * LARGEST);
        var program = new Program(command.argv(), command.folder(), command.folder(), variables, "", limits);
        var over = watch.get();
        try {
            var programEnd = programLauncher.run(program);
            var problem = failure.of(programEnd, LARGEST);
            return problem.isPresent() ? failed(problem.get()) : secret(failure, programEnd);
        } catch (NotStartedException e) {
            return failed(failure.notStarted(e.why()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(failure.interrupted());
        } finally {
            over.run();
        }
    }

    private static Result secret(SecretProgramFailure failure, ProgramEnd programEnd) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(programEnd.out().bytes()))
                    .toString();
            String secret = PrivateFile.withoutLineBreak(text);
            return secret.isBlank() ? failed(failure.empty(programEnd)) : new Result(secret, Optional.empty());
        } catch (CharacterCodingException e) {
            return failed(failure.noText());
        }
    }

    private static Result failed(ProblemException failure) {
        return new Result("", Optional.of(failure));
    }
}
