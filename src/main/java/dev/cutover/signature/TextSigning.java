package dev.cutover.signature;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.process.NotStartedException;
import dev.cutover.process.ProgramEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes and verifies signatures of texts that are no decisions, in a namespace of their own, with the system's
 * {@code ssh-keygen}. Thread-safe.
 */
public final class TextSigning {
    private final KeygenProgram program;
    private final String namespace;

    /**
     * In a namespace, so that signatures made for other purposes are not accepted.
     *
     * @param variables the environment of this process; only what signing needs is passed on
     */
    public TextSigning(Map<String, String> variables, String namespace) {
        this.program = new KeygenProgram(variables);
        this.namespace = namespace;
    }

    /** Whether the system has {@code ssh-keygen}. */
    public boolean isInstalled() {
        return program.isInstalled();
    }

    /**
     * Signs a text; may ask for a passphrase on the terminal.
     *
     * @param key the file of a private key, or of the public key if the ssh agent holds the private one
     * @param hint what to do if signing fails
     * @return the signature, armored
     * @throws ProblemException if signing failed; its message says why
     */
    public String sign(String text, Path key, String hint) throws InterruptedException {
        return program.sign(text, namespace, key, hint);
    }

    /** Why the key that the signature names has not made it for the text; empty if it has, whoever's key it is. */
    public Optional<String> refusal(String text, String signature) throws InterruptedException {
        try (var folder = new SigningFolder()) {
            var made = folder.write("signature", signature);
            var programEnd = program.check(text, "check-novalidate", namespace, "-s", made);
            return KeygenProgram.isFine(programEnd) ? Optional.empty() : Optional.of(why(programEnd));
        } catch (NotStartedException | IOException e) {
            return Optional.of("the signature could not be verified: " + e.getMessage());
        }
    }

    /**
     * By which of the people in a file of allowed signers a text is signed.
     *
     * @param signers a file as {@code ssh-keygen} reads it, see its {@code ALLOWED SIGNERS}
     * @return the principal of the first line that allows it; empty if none does
     */
    public Optional<String> signer(String text, String signature, Path signers) throws InterruptedException {
        try (var folder = new SigningFolder()) {
            var made = folder.write("signature", signature);
            for (String principal : principals(text, made, signers)) {
                var programEnd =
                        program.check(text, "verify", namespace, "-I", principal, "-f", signers.toString(), "-s", made);
                if (KeygenProgram.isFine(programEnd)) {
                    return Optional.of(principal);
                }
            }
            return Optional.empty();
        } catch (NotStartedException | IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR, "the signature could not be verified: " + e.getMessage(), "install OpenSSH", e);
        }
    }

    private List<String> principals(String text, String made, Path signers)
            throws NotStartedException, InterruptedException {
        var programEnd = program.check(text, "find-principals", namespace, "-s", made, "-f", signers.toString());
        return KeygenProgram.isFine(programEnd)
                ? programEnd.out().lines().stream()
                        .flatMap(line -> Stream.of(line.split(",", -1)))
                        .filter(principal -> !principal.isBlank())
                        .toList()
                : List.of();
    }

    private static String why(ProgramEnd programEnd) {
        return programEnd.how() == ProgramEnd.How.EXITED
                ? "the signature was made for something else, or was changed"
                : "the signature could not be verified: " + KeygenProgram.words(programEnd);
    }
}
