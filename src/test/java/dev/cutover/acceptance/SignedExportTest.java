package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.KeyPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export that its maker has signed, and what is proven of whom. */
class SignedExportTest {
    private static final String RUN = "01jd4000000000000000000005";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunWhoseRunbookHasAKey() throws Exception {
        place = Place.in(folder);
        var dana = KeyPairs.in(folder).make("dana");
        KeyPairs.in(folder).make("mallory");
        place.write("allowed", "# ours\nines,dana@example.com " + KeyPairs.publicKey(dana) + "\n");
        place.write("others", "mallory " + KeyPairs.publicKey(folder.resolve("mallory")) + "\n");
        String runbook = """
                cutover: 1
                runbook: keys
                roles: { lead: { who: [Dana Ortiz], may: [go] } }
                people: { Dana Ortiz: { key: %s } }
                systems: { shop: { title: The shop, owner: lead, flow: consumer } }
                phases:
                  - phase: only
                    steps: [{ gate: Ready, id: ready, approve: { by: [lead] } }]
                """.formatted(KeyPairs.publicKey(dana));
        var pinned = new RunFact.Pinned("keys", "keys.yaml", runbook, "sandbox", "sandbox.yaml", "");
        try (var run = Recording.of(place.home(), RUN, pinned, RunFact.Mode.REHEARSAL)) {
            run.started("ready").done("ready");
            run.that(new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of()));
        }
    }

    @Test
    void aKeyThatIsAllowedProvesWhoHasMadeIt() {
        assertThat(place.run("export", RUN, "-o", "a", "--sign", "dana").done().out())
                .contains("signed", "with the key SHA256:");

        assertThat(place.run("verify", "a", "--signers", "allowed").done().out())
                .contains("signed by ines, whom you allow", "proven: ines, whose key you allow")
                .doesNotContain("not proven");
        assertThat(place.run("verify", "a", "--signers", "others")
                        .endedWith(ExitCode.ERROR)
                        .out())
                .contains(
                        "which is of none of those you allow",
                        "a is whole, but it is not signed by anybody you allow: run")
                .doesNotContain("NOT as it was exported");
        assertThat(place.run("verify", "a", "--signers", "nowhere")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("nowhere cannot be read");
    }

    @Test
    void aKeyOfTheRunbookSaysWhoseItIsAndThatTheRunbookCameAlong() throws IOException {
        place.run("export", RUN, "-o", "a", "--sign", "dana").done();

        assertThat(place.run("verify", "a").done().out())
                .contains("by this run's runbook Dana Ortiz's", "not proven: that Dana Ortiz has made it");
        var json = new ObjectMapper()
                .readTree(place.run("verify", "a", "--output", "json").done().out());
        assertThat(json.path("trust").asText()).isEqualTo("KEY_OF_RUNBOOK");
        assertThat(json.path("signer").asText()).isEqualTo("Dana Ortiz");
    }

    @Test
    void anyOtherKeyProvesNobody() {
        place.run("export", RUN, "-o", "a", "--sign", "mallory").done();

        assertThat(place.run("verify", "a").done().out())
                .contains("which the run's runbook does not have", "not proven: who has made it. Compare SHA256:");
    }

    @Test
    void withoutASignatureNobodyHasMadeIt() {
        place.run("export", RUN, "-o", "a").done();

        assertThat(place.run("verify", "a").done().out())
                .contains("nobody has signed it", "whoever made this file could have made all of it")
                .contains("compare the head with the one that was announced");
        assertThat(place.run("verify", "a", "--signers", "allowed")
                        .endedWith(ExitCode.ERROR)
                        .out())
                .contains("nobody has signed it", "a is whole, but it is not signed by anybody you allow");
    }

    @Test
    void aSignatureThatCannotBeCheckedHereIsNotSaidToBeMissing() {
        place.run("export", RUN, "-o", "a", "--sign", "dana").done();

        assertThat(place.with("PATH", folder.toString())
                        .run("verify", "a")
                        .done()
                        .out())
                .contains("there is no ssh-keygen here", "Its signature could not be checked here")
                .doesNotContain("It is not signed");
    }

    @Test
    void aShellVerifiesTheSignatureAsTheReadmeSays() throws Exception {
        place.run("export", RUN, "-o", "a", "--sign", "dana").done();
        place.write("allowed_signers", Files.readString(folder.resolve("allowed")));
        var said = new ProcessBuilder(
                        "sh",
                        "-c",
                        "tar xzf a && cd " + RUN + " && sha256sum -c --quiet SHA256SUMS && ssh-keygen -Y verify"
                                + " -f ../allowed_signers -I dana@example.com -n cutover-export@v1"
                                + " -s manifest.json.sig < manifest.json && cat README.txt")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(said.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(said.waitFor()).as(text).isZero();
        assertThat(text)
                .contains("Good \"cutover-export@v1\" signature", "ssh-keygen -Y verify", "-n cutover-export@v1");
    }

    @Test
    void aSignatureThatWasTakenAwayOrIsForAnotherExportIsRefused() throws Exception {
        place.run("export", RUN, "-o", "a", "--sign", "dana").done();
        sh("tar xzf a");
        var signature = folder.resolve(RUN).resolve("manifest.json.sig");
        String first = Files.readString(signature);

        Files.delete(signature);
        assertThat(place.run("verify", RUN).endedWith(ExitCode.ERROR).out()).contains("there is no signature");

        sh("sleep 1; rm -r " + RUN);
        place.run("export", RUN, "-o", "b", "--sign", "dana").done();
        sh("tar xzf b");
        Files.writeString(signature, first);
        assertThat(place.run("verify", RUN).endedWith(ExitCode.ERROR).out())
                .contains("the signature was made for something else, or was changed");
    }

    @Test
    void aKeyThatCannotSignIsOneErrorAndNoFile() throws IOException {
        assertThat(place.run("export", RUN, "-o", "a", "--sign", "nobody")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("signing with", "nobody", "--sign FILE");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    private void sh(String script) throws Exception {
        var process = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
