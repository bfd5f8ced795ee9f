package dev.cutover.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Verdict;
import dev.cutover.testkit.web.LocalService.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one GET tells of a service. */
class HttpPreflightTest {
    @TempDir
    private Path folder;

    private HttpWorkbench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new HttpWorkbench(folder)
                .with("check", "/health")
                .with("sign-in", Map.of("bearer", "t-123456"))
                .operation("release", Map.of("request", Map.of("method", "POST", "url", "/x")));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aServiceThatAnswersIsReachable() throws Exception {
        bench.service.on("/api/health", asked -> Told.json(200, "{}"));

        assertThat(verdicts())
                .containsEntry(Aspect.REACHABLE, Verdict.OK)
                .containsEntry(Aspect.CREDENTIALS, Verdict.OK)
                .as("only a write could prove them: it must be able to get ready")
                .containsEntry(Aspect.PERMISSIONS, Verdict.NOT_APPLICABLE);
        assertThat(bench.service.asked()).extracting(asked -> asked.method()).containsExactly("GET");
    }

    @Test
    void aRefusedSignInIsTold() throws Exception {
        bench.service.on("/api/health", asked -> Told.json(403, "{}"));

        assertThat(verdicts())
                .containsEntry(Aspect.REACHABLE, Verdict.OK)
                .containsEntry(Aspect.CREDENTIALS, Verdict.FAILED);
    }

    @Test
    void anAnswerThatDoesNotDependOnTheSignInDoesNotTell() throws Exception {
        assertThat(verdicts())
                .containsEntry(Aspect.CREDENTIALS, Verdict.CANNOT_TELL)
                .containsEntry(Aspect.PERMISSIONS, Verdict.CANNOT_TELL);
    }

    @Test
    void itsClockIsReadFromTheDate() throws Exception {
        var found = bench.open(Preflight.class).look(purpose()).stream()
                .filter(one -> one.aspect() == Aspect.CLOCK)
                .findFirst()
                .orElseThrow();

        assertThat(found.measured().orElse(Duration.ZERO).abs())
                .as("the run's clock stands still, far from the service's")
                .isGreaterThan(Duration.ofMinutes(1));
    }

    @Test
    void aServiceThatIsDownIsNotReachable() {
        bench.service.close();

        assertThatThrownBy(this::verdicts)
                .isInstanceOf(ConnectorException.class)
                .hasMessage("localhost refuses the connection");
    }

    private Map<Aspect, Verdict> verdicts() throws Exception {
        return bench.open(Preflight.class).look(purpose()).stream()
                .collect(Collectors.toMap(Preflight.Found::aspect, Preflight.Found::verdict));
    }

    private static Preflight.Purpose purpose() {
        return new Preflight.Purpose(Set.of("release"), Set.of(), Instant.parse("2026-11-24T02:01:00Z"));
    }
}
