package dev.cutover.signature;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.process.NotStartedException;
import dev.cutover.process.Program;
import dev.cutover.process.ProgramEnd;
import dev.cutover.process.ProgramLauncher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The system's {@code ssh-keygen}, and what of the environment it is given. Thread-safe. */
final class KeygenProgram {
    private static final String NAME = "ssh-keygen";
    private static final int MOST_BYTES = 1 << 14;
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration CHECKING = Duration.ofSeconds(10);

    /** A person may have to type a passphrase, or touch a key. */
    private static final Duration SIGNING = Duration.ofMinutes(2);

    private static final Set<String> PASSED_ON = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "TERM",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "SSH_AUTH_SOCK",
            "SSH_ASKPASS",
            "SSH_ASKPASS_REQUIRE",
            "SSH_SK_PROVIDER");

    private final Map<String, String> variables = new TreeMap<>();

    /** {@code variables} is the environment of this process; only what signing needs is passed on. */
    KeygenProgram(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (PASSED_ON.contains(name)) {
                this.variables.put(name, value);
            }
        });
    }

    boolean isInstalled() {
        return ProgramLauncher.finds(NAME, variables);
    }

    /**
     * Signs a text; may ask for a passphrase on the terminal.
     *
     * @param hint what to do if signing fails
     * @return the signature, armored
     * @throws ProblemException if signing failed; its message says why
     */
    String sign(String text, String namespace, Path key, String hint) throws InterruptedException {
        try {
            var argv = List.of(NAME, "-Y", "sign", "-n", namespace, "-f", key.toString());
            var programEnd = run(ProgramLauncher.attached(), argv, text, SIGNING);
            String signature = programEnd.out().text();
            if (isFine(programEnd) && signature.startsWith(SshSignature.BEGIN)) {
                return signature;
            }
            throw unsigned(key.toString(), words(programEnd, SIGNING), hint);
        } catch (NotStartedException e) {
            throw unsigned(key.toString(), String.valueOf(e.getMessage()), hint);
        }
    }

    static ProblemException unsigned(String key, String why, String hint) {
        return new ProblemException(ExitCode.ERROR, "signing with " + key + " failed: " + why, hint);
    }

    /** Runs one of its checks of a signature of a text. */
    ProgramEnd check(String text, String what, String namespace, String... more)
            throws NotStartedException, InterruptedException {
        var argv = new ArrayList<>(List.of(NAME, "-Y", what, "-n", namespace));
        argv.addAll(List.of(more));
        return run(ProgramLauncher.detached(variables), argv, text, CHECKING);
    }

    private ProgramEnd run(ProgramLauncher programLauncher, List<String> argv, String text, Duration time)
            throws NotStartedException, InterruptedException {
        var root = Path.of("/");
        var limits = new Program.Limits(Optional.of(time), GRACE, MOST_BYTES);
        return programLauncher.run(new Program(argv, root, root, variables, text, limits));
    }

    static boolean isFine(ProgramEnd programEnd) {
        return programEnd.how() == ProgramEnd.How.EXITED && programEnd.exit() == 0;
    }

    /** What a check that was not fine has said. */
    static String words(ProgramEnd programEnd) {
        return words(programEnd, CHECKING);
    }

    private static String words(ProgramEnd programEnd, Duration time) {
        return switch (programEnd.how()) {
            case EXITED -> String.join("; ", programEnd.err().lines());
            case OVERDUE -> NAME + " did not finish within " + time.toSeconds() + " s";
            case INTERRUPTED -> "interrupted";
        };
    }
}
