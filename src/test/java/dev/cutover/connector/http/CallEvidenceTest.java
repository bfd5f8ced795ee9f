package dev.cutover.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.testkit.web.LocalService.Told;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a call, and what is not. */
class CallEvidenceTest {
    @TempDir
    private Path folder;

    @Test
    void requestAndAnswerAreKeptWithoutTheSignIn() throws Exception {
        try (var bench = bench()) {
            bench.service.on(
                    "/api/x",
                    asked -> new Told(200, Map.of("Set-Cookie", "session=abcdef123"), "{\"echo\":\"t-secret-1\"}"));
            bench.context.hide("OMS_TOKEN", "t-secret-1");
            bench.call("x", Map.of());

            assertThat(bench.evidence.keySet()).containsExactly("x request", "x answer");
            assertThat(bench.evidence.get("x request"))
                    .startsWith("POST " + bench.service.url() + "/api/x\n")
                    .contains("Authorization: (sign-in: bearer)\n", "X-Api-Key: (of the system)\n", "{\"a\":1}");
            assertThat(bench.evidence.get("x answer"))
                    .startsWith("status 200\n")
                    .contains("set-cookie: (not kept)\n", "{\"echo\":\"[OMS_TOKEN]\"}");
            assertThat(bench.evidence.values()).noneMatch(text -> text.contains("t-secret-1"));
            assertThat(bench.evidence.values()).noneMatch(text -> text.contains("k-secret-2"));
        }
    }

    @Test
    void aLongBodyIsCut() throws Exception {
        try (var bench = bench()) {
            bench.service.on("/api/x", asked -> Told.json(200, "\"" + "y".repeat(2 << 20) + "\""));
            bench.call("x", Map.of());

            assertThat(bench.evidence.get("x answer"))
                    .hasSizeLessThan((1 << 20) + 1000)
                    .endsWith("(cut: it has 2097154 characters)");
        }
    }

    private HttpWorkbench bench() throws Exception {
        return new HttpWorkbench(folder)
                .with("sign-in", Map.of("bearer", "t-secret-1"))
                .with("headers", Map.of("X-Api-Key", "k-secret-2"))
                .operation("x", Map.of("request", Map.of("method", "POST", "url", "/x", "json", Map.of("a", 1))));
    }
}
