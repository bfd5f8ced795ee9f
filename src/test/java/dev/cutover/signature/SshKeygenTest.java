package dev.cutover.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import dev.cutover.run.SignedStatement;
import dev.cutover.testkit.KeyPairs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshKeygenTest {
    private static final SignedStatement GO =
            new SignedStatement(new RunId("r1"), "ready/1/approve-lead", "go", "all green", "", "Ines Park", "ab12");

    @TempDir
    private Path folder;

    private final SshKeygen keygen = new SshKeygen(Map.of());
    private Path secret = Path.of("");
    private String key = "";

    @BeforeEach
    void aPairOfKeys() throws Exception {
        secret = KeyPairs.in(folder).make("ines");
        key = KeyPairs.publicKey(secret);
    }

    @Test
    void whatAPersonHasSignedIsTheirs() throws Exception {
        assertThat(keygen.refusal(GO, key, keygen.sign(GO, secret))).isEmpty();
    }

    @Test
    void whatAnotherKeyHasSignedIsNot() throws Exception {
        var other = KeyPairs.in(folder).make("mallory");

        assertThat(keygen.refusal(GO, key, keygen.sign(GO, other))).contains("not by Ines Park", "another key");
    }

    @Test
    void aSignatureServesForNothingElse() throws Exception {
        String signature = keygen.sign(GO, secret);

        var other = new RunId("r2");
        assertThat(new SignedStatement[] {
                    new SignedStatement(other, GO.about(), "go", "all green", "", "Ines Park", "ab12"),
                    new SignedStatement(GO.run(), "ready/2/approve-lead", "go", "all green", "", "Ines Park", "ab12"),
                    new SignedStatement(GO.run(), GO.about(), "no-go", "all green", "", "Ines Park", "ab12"),
                    new SignedStatement(GO.run(), GO.about(), "go", "all is green", "", "Ines Park", "ab12"),
                    new SignedStatement(GO.run(), GO.about(), "go", "all green", "none", "Ines Park", "ab12"),
                    new SignedStatement(GO.run(), GO.about(), "go", "all green", "", "Dana Ortiz", "ab12"),
                    new SignedStatement(GO.run(), GO.about(), "go", "all green", "", "Ines Park", "cd34"),
                })
                .allSatisfy(signedStatement -> assertThat(keygen.refusal(signedStatement, key, signature))
                        .isNotEmpty());
    }

    @Test
    void noPartOfAStatementCanPassForAnother() {
        var one = new SignedStatement(GO.run(), "a", "go", "x\nimpact: y", "", "p", "s");
        var other = new SignedStatement(GO.run(), "a", "go", "x", "y\nimpact: ", "p", "s");

        assertThat(one.text()).isNotEqualTo(other.text());
        assertThat(one.text().lines()).hasSize(8);
        assertThat(new SignedStatement(GO.run(), "a", "go", "x\\n", "", "p", "s").text())
                .isNotEqualTo(new SignedStatement(GO.run(), "a", "go", "x\n", "", "p", "s").text());
    }

    @Test
    void whatIsNoSignatureIsRefused() throws Exception {
        assertThat(keygen.refusal(GO, key, "go")).isNotEmpty();
        assertThat(keygen.refusal(GO, "ssh-ed25519 AAAA", keygen.sign(GO, secret)))
                .isNotEmpty();
    }

    @Test
    void aSignatureMadeForAnotherPurposeIsNone() throws Exception {
        var message = Files.writeString(folder.resolve("message"), GO.text());
        var argv = java.util.List.of(
                "ssh-keygen", "-Y", "sign", "-n", "file", "-f", secret.toString(), message.toString());
        dev.cutover.process.ProgramLauncher.detached(Map.of())
                .run(new dev.cutover.process.Program(
                        argv, folder, folder, Map.of(), "", dev.cutover.process.Program.Limits.DEFAULT));

        String signature = Files.readString(folder.resolve("message.sig"));
        assertThat(keygen.refusal(GO, key, signature)).isNotEmpty();
    }

    @Test
    void aKeyThatIsNotThereIsReported() {
        assertThatThrownBy(() -> keygen.sign(GO, folder.resolve("nobody")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("signing with ")
                .hasMessageContaining("nobody");
    }

    @Test
    void whereTheProgramIsMissingNothingIsCheckedAndThatIsSaid() throws Exception {
        var without = new SshKeygen(Map.of("PATH", folder.toString()));

        assertThat(without.isInstalled()).isFalse();
        assertThat(without.refusal(GO, key, keygen.sign(GO, secret))).contains("could not be verified", "ssh-keygen");
    }

    @Test
    void thePrivateKeyIsFoundByThePublicOneBesideIt() throws Exception {
        KeyPairs.in(folder).make("another");

        assertThat(new KeyFolder(folder).find(key)).contains(secret);
        assertThat(new KeyFolder(folder).find(key.substring(0, key.length() - 4)))
                .isEmpty();
        Files.delete(secret);
        assertThat(new KeyFolder(folder).find(key)).contains(Path.of(secret + ".pub"));
        assertThat(new KeyFolder(folder.resolve("none")).find(key)).isEmpty();
    }
}
