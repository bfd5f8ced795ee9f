package dev.cutover.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.web.LocalService.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes that are in doubt: what is sent again, and what a read-back may say of them. */
class DoubtfulWritesTest {
    private static final String PATH = "/api/release";
    private static final String STATE = "/api/state";

    @TempDir
    private Path folder;

    private HttpWorkbench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new HttpWorkbench(folder).with("idempotency", Map.of("window", "1h"));
        readBack(Map.of("done", Map.of("status", List.of(200)), "not-done", Map.of("status", List.of(404))));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aRefusedRepeatDoesNotForgetAnEarlierSendingInDoubt() throws Exception {
        bench.service.on(PATH, asked -> Told.json(502, "{}"));
        call();
        bench.service.on(PATH, asked -> Told.json(409, "{}"));
        call();
        bench.context.pass(Duration.ofHours(2));
        bench.service.on(PATH, asked -> Told.json(200, "{}"));

        assertThat(call()).isInstanceOf(Outcome.Unverified.class);
        assertThat(bench.service.asked(PATH)).hasSize(2);
    }

    @Test
    void whatTheReadBackFoundNotDoneIsSentAgainAfterTheWindow() throws Exception {
        bench.service.on(PATH, asked -> Told.json(502, "{}"));
        call();
        bench.context.pass(Duration.ofHours(2));
        assertThat(call()).as("the service has forgotten the key").isInstanceOf(Outcome.Unverified.class);
        assertThat(found()).isEqualTo(Finding.NOT_DONE);
        bench.service.on(PATH, asked -> Told.json(200, "{}"));

        assertThat(call()).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void anEmptyNoteIsOfARequestThatWasNeverSent() throws Exception {
        Files.createDirectories(folder.resolve("first-sendings"));
        Files.createFile(folder.resolve("first-sendings").resolve(Hashes.hex(HttpWorkbench.KEY, 32)));
        bench.service.on(PATH, asked -> Told.json(200, "{}"));

        assertThat(call()).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void aNoteThatIsNoTimeIsToldWithItsFile() throws Exception {
        Files.createDirectories(folder.resolve("first-sendings"));
        var note = folder.resolve("first-sendings").resolve(Hashes.hex(HttpWorkbench.KEY, 32));
        Files.writeString(note, "yesterday");

        assertThat(call())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("was not sent", note.toString(), "delete it"));
        assertThat(bench.service.asked(PATH)).isEmpty();
    }

    @Test
    void aRequestMayBeAtWorkForItsTimeoutSoNotDoneIsAskedForUntilThen() throws Exception {
        readBack(Map.of(
                "timeout", "20s",
                "done", Map.of("status", List.of(200)),
                "not-done", Map.of("status", List.of(404))));
        var asked = new AtomicInteger();
        bench.service.on(STATE, one -> Told.json(asked.incrementAndGet() <= 3 ? 404 : 200, "{}"));
        assertThat(found()).isEqualTo(Finding.DONE);

        bench.service.on(STATE, one -> Told.json(404, "{}"));
        var before = bench.context.clock().now();
        assertThat(found()).isEqualTo(Finding.NOT_DONE);
        assertThat(Duration.between(before, bench.context.clock().now())).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whatCannotSettleBeforeTheEndOfTheCallIsUnknown() throws Exception {
        readBack(Map.of(
                "settles", "1h",
                "done", Map.of("status", List.of(200)),
                "not-done", Map.of("status", List.of(404))));
        var before = bench.context.clock().now();

        assertThat(found()).isEqualTo(Finding.UNKNOWN);
        assertThat(bench.context.clock().now()).isEqualTo(before);
    }

    @Test
    void aReadBackWhoseBodyTellsAnErrorSaysNothing() throws Exception {
        bench.with("error-body", Map.of("pointer", "/error"));
        bench.service.on(STATE, one -> Told.json(200, "{\"error\":\"the database is down\"}"));
        assertThat(found()).isEqualTo(Finding.UNKNOWN);
        bench.service.on(STATE, one -> Told.json(200, "<html>sign in</html>"));
        assertThat(found()).isEqualTo(Finding.UNKNOWN);

        bench.service.on(STATE, one -> Told.json(404, "{\"error\":\"no such order\"}"));
        assertThat(found()).as("the settings name this status").isEqualTo(Finding.NOT_DONE);
    }

    @Test
    void theStatusAloneOfAnAnswerThatCameByARedirectSaysNothing() throws Exception {
        bench.service
                .on(STATE, one -> Told.with(302, "Location", "/sign-in"))
                .on("/sign-in", one -> Told.json(200, "{\"state\":\"released\"}"));
        assertThat(found()).isEqualTo(Finding.UNKNOWN);

        readBack(Map.of("done", Map.of("pointer", "/state", "equals", "released")));
        assertThat(found()).as("its body tells").isEqualTo(Finding.DONE);
    }

    private void readBack(Map<String, Object> rule) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("request", Map.of("method", "POST", "url", "/release"));
        var readBack = new LinkedHashMap<String, Object>(rule);
        Object timeout = readBack.remove("timeout");
        if (timeout != null) {
            spec.put("timeout", timeout);
        }
        readBack.put("request", Map.of("url", "/state"));
        spec.put("read-back", readBack);
        bench.operation("release", spec);
    }

    private Outcome call() throws Exception {
        return bench.call("release", Map.of());
    }

    private Finding found() throws Exception {
        return bench.readBack("release", Map.of());
    }
}
