package dev.cutover.signature;

import dev.cutover.problem.ProblemException;
import dev.cutover.process.NotStartedException;
import dev.cutover.process.ProgramEnd;
import dev.cutover.run.SignedStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Makes and verifies signatures in the format of OpenSSH, with the system's {@code ssh-keygen}. Thread-safe. */
public final class SshKeygen {
    private static final String SIGNER = "signer";
    private static final String HINT =
            "name your key with --key FILE; a public key is enough where the ssh agent holds the private one";

    private final KeygenProgram program;

    /** {@code variables} is the environment of this process; only what signing needs is passed on. */
    public SshKeygen(Map<String, String> variables) {
        program = new KeygenProgram(variables);
    }

    /** Whether the system has {@code ssh-keygen}. */
    public boolean isInstalled() {
        return program.isInstalled();
    }

    /**
     * Signs a statement; may ask for a passphrase on the terminal.
     *
     * @param key the file of a private key, or of the public key if the ssh agent holds the private one
     * @return the signature, armored
     * @throws ProblemException if signing failed; its message says why
     */
    public String sign(SignedStatement signedStatement, Path key) throws InterruptedException {
        return program.sign(signedStatement.text(), SignedStatement.NAMESPACE, key, HINT);
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
            throw KeygenProgram.unsigned("the agent's key", String.valueOf(e.getMessage()), HINT);
        }
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
            var programEnd = program.check(
                    signedStatement.text(),
                    "verify",
                    SignedStatement.NAMESPACE,
                    "-I",
                    SIGNER,
                    "-f",
                    signers,
                    "-s",
                    made);
            if (KeygenProgram.isFine(programEnd)) {
                return "";
            }
            return programEnd.how() == ProgramEnd.How.EXITED
                    ? "the signature is not by " + signedStatement.person()
                            + " for this statement: it was made with another key or for something else"
                    : "the signature could not be verified: " + KeygenProgram.words(programEnd);
        } catch (NotStartedException | IOException e) {
            return "the signature could not be verified: " + e.getMessage();
        }
    }
}
