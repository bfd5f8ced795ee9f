package dev.cutover.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Place;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.ledger.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner that is killed while a router's program sets a weight and reads it back. */
class AppliedWeightTest {
    /** At the first weight that it is asked for, it waits a while. */
    private static final String SLOWLY = "[ -e begun ] || { : >begun; sleep 3; }\n";

    private static final String SET = "echo \"$2\" >\"weights/$1\"\n";

    @TempDir
    private Path folder;

    private Path book;
    private CrashSite crashSite;

    @BeforeEach
    void open() throws IOException {
        crashSite = new CrashSite(folder.resolve("site"));
        book = folder.resolve("book");
        for (String name : List.of("runbook.yaml", "local.yaml", "bin/read", "bin/apply")) {
            try (var in = Place.class.getResourceAsStream("applied/" + name)) {
                Files.createDirectories(book.resolve(name).getParent());
                Files.copy(in, book.resolve(name));
            }
        }
    }

    @Test
    void aWeightThatIsSetAfterTheKillIsAwaitedAndNotSetAgain() throws Exception {
        beforeSetting(SLOWLY);
        killInTheMiddle();
        assertThat(book.resolve("weights/us-east")).as("it is set later").doesNotExist();

        resumes();
    }

    @Test
    void aWeightThatWasSetBeforeTheKillIsReadTwiceAndNotSetAgain() throws Exception {
        beforeSetting(SET + SLOWLY);
        killInTheMiddle();
        assertThat(book.resolve("weights/us-east")).hasContent("500");

        resumes();
    }

    private void beforeSetting(String what) throws IOException {
        var apply = book.resolve("bin/apply");
        var text = Files.readString(apply, UTF_8);
        assertThat(text).contains(SET);
        Files.writeString(apply, text.replace(SET, what + SET));
    }

    private void killInTheMiddle() throws Exception {
        var process = crashSite.start(
                Map.of(),
                "run",
                book.resolve("runbook.yaml").toString(),
                "--env",
                book.resolve("local.yaml").toString(),
                "--no-input");
        while (process.isAlive() && !Files.exists(book.resolve("begun"))) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();
    }

    private void resumes() throws Exception {
        int code = crashSite.call(
                Map.of(), "resume", crashSite.begun().orElseThrow().value(), "--no-input");
        assertThat(code).as(crashSite.said()).isZero();
        assertThat(crashSite.state().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(crashSite.faults()).isEmpty();
        assertThat(Files.readAllLines(book.resolve("calls")))
                .filteredOn(call -> call.startsWith("apply"))
                .containsExactly("apply us-east 500 0", "apply us-east 10000 500", "apply us-west 10000 0");
        assertThat(crashSite.home().events(crashSite.begun().orElseThrow()))
                .extracting(event -> event.fact())
                .filteredOn(fact -> fact instanceof EffectFact.Settled)
                .first()
                .satisfies(fact ->
                        assertThat(((EffectFact.Settled) fact).detail()).contains("read twice: it took effect"));
    }
}
