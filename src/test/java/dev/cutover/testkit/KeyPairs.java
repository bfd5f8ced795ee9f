package dev.cutover.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.process.Program;
import dev.cutover.process.ProgramLauncher;
import dev.cutover.signature.SshKeygen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Real keys of OpenSSH, made for a test. */
public final class KeyPairs {
    private final Path folder;

    private KeyPairs(Path folder) {
        this.folder = folder;
    }

    /** Skips the test if the system has no ssh-keygen. */
    public static KeyPairs in(Path folder) {
        assumeTrue(new SshKeygen(Map.of()).isInstalled(), "there is no ssh-keygen here");
        return new KeyPairs(folder);
    }

    /** Makes a pair without a passphrase; returns the file of the private key. */
    public Path make(String name) throws Exception {
        var file = folder.resolve(name);
        var argv = List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file.toString());
        var program = new Program(argv, folder, folder, Map.of(), "", Program.Limits.DEFAULT);
        var programEnd = ProgramLauncher.detached(Map.of()).run(program);
        assumeTrue(
                programEnd.exit() == 0,
                () -> "ssh-keygen makes no keys here: " + programEnd.err().text());
        return file;
    }

    /** The public key of a pair, {@code type base64}. */
    public static String publicKey(Path secret) throws Exception {
        var parts = Files.readString(Path.of(secret + ".pub")).split(" ", -1);
        return parts[0] + " " + parts[1];
    }
}
