package dev.cutover.secret;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.process.Ending;
import dev.cutover.process.Launcher;
import dev.cutover.process.NotStartedException;
import dev.cutover.process.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a program of the operator, such as a password store. The program prints the secret and ends with 0; any other
 * end means that it has none of that name. It shares the terminal, so that it can ask for a pass phrase.
 */
public final class CommandSource implements SecretSource {
    private static final String PLACE = "{name}";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Launcher launcher = Launcher.attached();
    private final List<String> argv;
    private final Map<String, String> variables;

    /**
     * A source.
     *
     * @param argv the program and its arguments; {@code {name}} in one of them stands for the secret's name
     * @param variables the program's environment
     * @throws ProblemException if no argument holds {@code {name}}
     */
    public CommandSource(List<String> argv, Map<String, String> variables) {
        if (argv.stream().skip(1).noneMatch(argument -> argument.contains(PLACE))) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    "the command for secrets is never told which secret is meant",
                    "write " + PLACE + " into one of its arguments: pass show cutover/" + PLACE);
        }
        this.argv = List.copyOf(argv);
        this.variables = Map.copyOf(variables);
    }

    @Override
    public Optional<String> find(String name) {
        Path here = Path.of("").toAbsolutePath();
        var limits = new Program.Limits(Optional.of(PATIENCE), Duration.ofSeconds(2), 1 << 20);
        try {
            Ending ending = launcher.run(new Program(called(name), here, here, variables, "", limits));
            if (ending.how() == Ending.How.OVERDUE) {
                throw refused(name, "it did not end within " + PATIENCE.toSeconds() + " s", null);
            }
            if (ending.how() == Ending.How.INTERRUPTED) {
                throw new InterruptedException();
            }
            if (ending.exit() != 0) {
                return Optional.empty();
            }
            if (!ending.out().isWhole()) {
                throw refused(name, "it printed too much, or not to the end", null);
            }
            return Optional.of(FolderSource.withoutLineBreak(ending.out().text()));
        } catch (NotStartedException e) {
            throw refused(name, e.why(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(name, "interrupted", e);
        }
    }

    @Override
    public String advice(String name) {
        return "make this print it: " + String.join(" ", called(name));
    }

    private List<String> called(String name) {
        return argv.stream().map(argument -> argument.replace(PLACE, name)).toList();
    }

    /** What the program printed is never repeated: it may be the secret. */
    private ProblemException refused(String name, String why, @Nullable Throwable cause) {
        String message = "the command for the secret " + name + " could not be used: " + why;
        String hint = "try it by hand: " + String.join(" ", called(name));
        return cause == null
                ? new ProblemException(ExitCode.INVALID, message, hint)
                : new ProblemException(ExitCode.INVALID, message, hint, cause);
    }
}
