package dev.cutover.signature;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.process.NotStartedException;
import dev.cutover.process.Program;
import dev.cutover.process.ProgramEnd;
import dev.cutover.process.ProgramLauncher;
import dev.cutover.run.SignedStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes and verifies signatures in the format of OpenSSH, with the system's {@code ssh-keygen}. Thread-safe. */
public final class SshKeygen {
    private static final String PROGRAM = "ssh-keygen";
    private static final String SIGNER = "signer";
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
    public SshKeygen(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (PASSED_ON.contains(name)) {
                this.variables.put(name, value);
            }
        });
    }

    /** Whether the system has {@code ssh-keygen}. */
    public boolean isInstalled() {
        return ProgramLauncher.finds(PROGRAM, variables);
    }

    /**
     * Signs a statement; may ask for a passphrase on the terminal.
     *
     * @param key the file of a private key, or of the public key if the ssh agent holds the private one
     * @return the signature, armored
     * @throws ProblemException if signing failed; its message says why
     */
    public String sign(SignedStatement signedStatement, Path key) throws InterruptedException {
        var argv = List.of(PROGRAM, "-Y", "sign", "-n", SignedStatement.NAMESPACE, "-f", key.toString());
        try {
            var programEnd = run(ProgramLauncher.attached(), argv, signedStatement.text(), SIGNING);
            String signature = programEnd.out().text();
            if (isFine(programEnd) && signature.startsWith("-----BEGIN SSH SIGNATURE-----")) {
                return signature;
            }
            throw unsigned(key, words(programEnd, SIGNING));
        } catch (NotStartedException e) {
            throw unsigned(key, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Signs a statement with a key that the ssh agent holds.
     *
     * @param key the public key, {@code type base64}
     * @return the signature, armored
     * @throws ProblemException if signing failed; its message says why
     */
    public String signWithAgent(SignedStatement signedStatement, String key) throws InterruptedException {
        try (var folder = new SigningFolder()) {
            return sign(signedStatement, Path.of(folder.write("key.pub", key + "\n")));
        } catch (IOException e) {
            throw unsigned(Path.of("the agent's key"), String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException unsigned(Path key, String why) {
        return new ProblemException(
                ExitCode.ERROR,
                "signing with " + key + " failed: " + why,
                "name your key with --key FILE; a public key is enough where the ssh agent holds the private one");
    }

    /**
     * Verifies a signature.
     *
     * @param key the public key, {@code type base64}
     * @return why it is not a signature of the statement by the key; empty if it is
     */
    public String refusal(SignedStatement signedStatement, String key, String signature) throws InterruptedException {
        try (var folder = new SigningFolder()) {
            // The signer's name is fixed, so no pattern or option can get into the file through the name of a person.
            var signers =
                    folder.write("signers", SIGNER + " namespaces=\"" + SignedStatement.NAMESPACE + "\" " + key + "\n");
            var made = folder.write("signature", signature);
            var argv = List.of(
                    PROGRAM, "-Y", "verify", "-n", SignedStatement.NAMESPACE, "-I", SIGNER, "-f", signers, "-s", made);
            var programEnd = run(ProgramLauncher.detached(variables), argv, signedStatement.text(), CHECKING);
            if (isFine(programEnd)) {
                return "";
            }
            return programEnd.how() == ProgramEnd.How.EXITED
                    ? "the signature is not by " + signedStatement.person()
                            + " for this statement: it was made with another key or for something else"
                    : "the signature could not be verified: " + words(programEnd, CHECKING);
        } catch (NotStartedException | IOException e) {
            return "the signature could not be verified: " + e.getMessage();
        }
    }

    private ProgramEnd run(ProgramLauncher programLauncher, List<String> argv, String text, Duration time)
            throws NotStartedException, InterruptedException {
        var root = Path.of("/");
        var limits = new Program.Limits(Optional.of(time), GRACE, MOST_BYTES);
        return programLauncher.run(new Program(argv, root, root, variables, text, limits));
    }

    private static boolean isFine(ProgramEnd programEnd) {
        return programEnd.how() == ProgramEnd.How.EXITED && programEnd.exit() == 0;
    }

    private static String words(ProgramEnd programEnd, Duration time) {
        return switch (programEnd.how()) {
            case EXITED -> String.join("; ", programEnd.err().lines());
            case OVERDUE -> PROGRAM + " did not finish within " + time.toSeconds() + " s";
            case INTERRUPTED -> "interrupted";
        };
    }
}
