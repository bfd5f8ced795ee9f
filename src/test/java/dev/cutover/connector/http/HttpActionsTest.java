package dev.cutover.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.spi.Actions;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.web.BrokenService;
import dev.cutover.testkit.web.LocalService.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations: what is sent, and what each kind of answer means. */
class HttpActionsTest {
    private static final String PATH = "/api/orders/A-1/release";
    private static final Map<String, Object> ORDER = Map.of("order", "A-1");
    private static final Map<String, Object> PARAMETERS =
            Map.of("order", Map.of("required", true), "reason", Map.of("default", "planned"));
    private static final Map<String, Object> POST = Map.of(
            "method",
            "POST",
            "url",
            "/orders/{order}/release",
            "json",
            Map.of("reason", "{reason}", "by", "c-{order}"));

    @TempDir
    private Path folder;

    private HttpWorkbench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new HttpWorkbench(folder)
                .operation("release", Map.of("request", POST, "parameters", PARAMETERS))
                .operation(
                        "look",
                        Map.of(
                                "request",
                                Map.of("url", "/state"),
                                "reads",
                                true,
                                "outputs",
                                Map.of("state", "/state")));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aValueKeepsItsTypeInJsonAndIsEncodedInThePath() throws Exception {
        bench.service.on("/api/orders/A 1/..b/release", asked -> Told.json(200, "{}"));
        bench.call("release", Map.of("order", "A 1/..b", "reason", List.of(1, true)));
        var asked = bench.service.asked().get(0);

        assertThat(asked.uri().getRawPath()).isEqualTo("/api/orders/A%201%2F..b/release");
        assertThat(asked.body())
                .isIn("{\"reason\":[1,true],\"by\":\"c-A 1/..b\"}", "{\"by\":\"c-A 1/..b\",\"reason\":[1,true]}");
        assertThat(asked.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aFormIsEncodedAndAListRepeatsItsField() throws Exception {
        bench.operation(
                "tag",
                Map.of(
                        "request",
                        Map.of("method", "PUT", "url", "/tags?q={q}", "form", Map.of("tag", "{tags}")),
                        "parameters",
                        Map.of("tags", Map.of(), "q", Map.of())));
        bench.service.on("/api/tags", asked -> Told.json(200, "{}"));
        bench.call("tag", Map.of("tags", List.of("a&b=c", "d e"), "q", "x&y=1"));

        assertThat(bench.service.asked().get(0).body()).isEqualTo("tag=a%26b%3Dc&tag=d+e");
        assertThat(bench.service.asked().get(0).uri().getRawQuery()).isEqualTo("q=x%26y%3D1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void aValueThatWouldNameAnotherPathIsNotSent(String order) throws Exception {
        assertThat(bench.call("release", Map.of("order", order)))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.changedNothing()).isTrue();
                    assertThat(failed.why()).startsWith("release was not sent: `order` is `" + order + "`");
                });
        assertThat(bench.service.asked()).isEmpty();
    }

    @Test
    void aValueWithALineBreakIsNotSentInAHeader() throws Exception {
        bench.operation(
                "note",
                Map.of(
                        "request",
                        Map.of("method", "POST", "url", "/n", "headers", Map.of("X-Note", "{note}")),
                        "parameters",
                        Map.of("note", Map.of())));

        assertThat(bench.call("note", Map.of("note", "a\r\nX-Evil: b")))
                .isEqualTo(Outcome.failed(
                        "note was not sent: the value of the header X-Note has a line break or another character that no header"
                                + " may have: only visible ASCII characters and blanks are sent",
                        true));
    }

    @Test
    void everyRequestCarriesTheKeyTheCorrelationAndTheSameTrace() throws Exception {
        bench.with("idempotency", Map.of("header", "X-Key")).with("correlation", "X-Ref");
        bench.service.on(PATH, asked -> Told.json(500, "{}"));
        var actions = bench.open(Actions.class);
        actions.call("release", ORDER, bench.call());
        actions.call("release", ORDER, bench.call());
        var asked = bench.service.asked(PATH);

        assertThat(asked).extracting(one -> one.header("X-Key")).containsOnly(HttpWorkbench.KEY);
        assertThat(asked).extracting(one -> one.header("X-Ref")).containsOnly("c-42");
        assertThat(asked).allMatch(one -> one.header("traceparent").matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
        assertThat(asked)
                .extracting(one -> one.header("traceparent").substring(0, 35))
                .hasSize(2)
                .containsOnly(asked.get(0).header("traceparent").substring(0, 35));
        assertThat(asked.get(0).header("traceparent")).isNotEqualTo(asked.get(1).header("traceparent"));
    }

    @Test
    void aKeyThatTheServiceHasForgottenIsNotSentAgain() throws Exception {
        bench.with("idempotency", Map.of("window", "1h"));
        bench.service.on(PATH, asked -> Told.json(502, "{}"));
        bench.call("release", ORDER);
        bench.context.pass(Duration.ofMinutes(59));
        assertThat(bench.call("release", ORDER)).isEqualTo(Outcome.unverified("status 502"));
        bench.context.pass(Duration.ofMinutes(2));

        assertThat(bench.call("release", ORDER))
                .isEqualTo(Outcome.unverified("it was not sent again: its"
                        + " Idempotency-Key was first sent at 2026-11-24T02:00:00Z, and the service knows a key for 1h only; a"
                        + " repeat could take effect a second time"));
        assertThat(bench.service.asked(PATH)).hasSize(2);
    }

    @Test
    void aKeyWithWhichNothingWasChangedIsForgotten() throws Exception {
        bench.with("idempotency", Map.of("window", "1h"));
        bench.service.on(PATH, asked -> Told.json(409, "{}"));
        bench.call("release", ORDER);
        bench.context.pass(Duration.ofHours(2));
        bench.call("release", ORDER);

        assertThat(bench.service.asked(PATH)).hasSize(2);
    }

    @Test
    void aRefusalChangesNothingAndTellsItsDetail() throws Exception {
        bench.service.on(PATH, asked -> Told.json(409, "{\"detail\":\"order is on hold\"}"));

        assertThat(bench.call("release", ORDER)).isEqualTo(Outcome.failed("status 409: order is on hold", true));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 302, 303})
    void anAnswerThatDoesNotTellLeavesADoubt(int status) throws Exception {
        bench.service.on(PATH, asked -> Told.json(status, ""));

        assertThat(bench.call("release", ORDER)).isInstanceOf(Outcome.Unverified.class);
        assertThat(bench.service.asked(PATH)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void aRequestThatMustBeSentElsewhereHasChangedNothing(int status) throws Exception {
        bench.service.on(PATH, asked -> Told.with(status, "Location", "/other"));

        assertThat(bench.call("release", ORDER))
                .isEqualTo(Outcome.failed("status " + status + ", to /other, which is not followed", true));
        assertThat(bench.service.asked("/other")).isEmpty();
    }

    @Test
    void theSettingsSayWhatAStatusMeans() throws Exception {
        bench.operation(
                "strict",
                Map.of(
                        "request", Map.of("method", "POST", "url", "/s"),
                        "success", List.of(303),
                        "nothing-changed", List.of(500),
                        "unknown", List.of(404)));
        var next = new AtomicInteger();
        var statuses = List.of(303, 500, 404, 200, 400);
        bench.service.on("/api/s", asked -> Told.json(statuses.get(next.getAndIncrement()), "{}"));

        assertThat(bench.call("strict", Map.of())).isInstanceOf(Outcome.Succeeded.class);
        assertThat(bench.call("strict", Map.of())).isEqualTo(Outcome.failed("status 500", true));
        assertThat(bench.call("strict", Map.of())).isEqualTo(Outcome.unverified("status 404"));
        assertThat(bench.call("strict", Map.of())).as("not a success").isEqualTo(Outcome.unverified("status 200"));
        assertThat(bench.call("strict", Map.of())).isEqualTo(Outcome.failed("status 400", false));
    }

    @Test
    void anOverloadedServiceIsLeftAloneAsLongAsItAsks() throws Exception {
        var actions = bench.open(Actions.class);
        bench.service.on(PATH, asked -> Told.with(503, "Retry-After", "30"));
        assertThat(actions.call("release", ORDER, bench.call()))
                .isEqualTo(Outcome.failed("status 503; it asks to wait 30s", true));
        bench.service.on(PATH, asked -> Told.json(200, "{}"));
        var before = bench.context.clock().now();

        assertThat(actions.call("release", ORDER, bench.call())).isInstanceOf(Outcome.Succeeded.class);
        assertThat(bench.context.clock().now()).isEqualTo(before.plusSeconds(30));
    }

    @Test
    void whoAsksForLongerThanTheCallMayTakeIsNotCalled() throws Exception {
        bench.with("retry-after", "1h");
        var actions = bench.open(Actions.class);
        bench.service.on(PATH, asked -> Told.with(429, "Retry-After", "1800"));
        actions.call("release", ORDER, bench.call());

        assertThat(actions.call("release", ORDER, bench.call()))
                .isEqualTo(Outcome.failed(
                        "release was not sent: the service has asked to be left alone until 2026-11-24T02:30:00Z, which"
                                + " is after the end of this call",
                        true));
        assertThat(bench.service.asked(PATH)).hasSize(1);
    }

    @Test
    void aSuccessWithAnErrorInItsBodyIsAFailure() throws Exception {
        bench.with("error-body", Map.of("pointer", "/error", "detail", "/error/message"));
        bench.service.on(PATH, asked -> Told.json(200, "{\"error\":{\"message\":\"no such order\"}}"));
        assertThat(bench.call("release", ORDER))
                .isEqualTo(Outcome.failed("status 200, with an error in its body: no such order", false));

        bench.service.on(PATH, asked -> Told.json(200, "{\"error\":null}"));
        assertThat(bench.call("release", ORDER)).isEqualTo(Outcome.succeeded("status 200"));
    }

    @Test
    void outputsAreReadFromTheBody() throws Exception {
        bench.operation(
                "open", Map.of("request", POST, "parameters", PARAMETERS, "outputs", Map.of("ticket", "/ticket/id")));
        bench.service.on(PATH, asked -> Told.json(201, "{\"ticket\":{\"id\":42}}"));

        assertThat(bench.call("open", ORDER)).isEqualTo(Outcome.succeeded("status 201", Map.of("ticket", "42")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>sign in</html>", "", "{\"ticket\":", "{}", "{} {}"})
    void aSuccessWithoutTheExpectedBodyLeavesADoubt(String body) throws Exception {
        bench.operation(
                "open", Map.of("request", POST, "parameters", PARAMETERS, "outputs", Map.of("ticket", "/ticket/id")));
        bench.service.on(PATH, asked -> Told.json(200, body)).on("/api/state", asked -> Told.json(200, body));

        assertThat(bench.call("open", ORDER)).isInstanceOf(Outcome.Unverified.class);
        assertThat(bench.call("look", Map.of()))
                .as("what reads is never in doubt")
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.changedNothing()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                "nonsense\r\n\r\n"
            })
    void aBrokenAnswerLeavesADoubtButForWhatReads(String bytes) throws Exception {
        try (var broken = BrokenService.answering(bytes)) {
            bench.with("url", broken.url());

            assertThat(bench.call("release", ORDER)).isInstanceOf(Outcome.Unverified.class);
            assertThat(bench.call("look", Map.of()))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.changedNothing()).isTrue());
        }
    }

    @Test
    void aServiceThatIsDownHasChangedNothing() throws Exception {
        bench.service.close();

        assertThat(bench.call("release", ORDER)).isEqualTo(Outcome.failed("localhost refuses the connection", true));
    }

    @Test
    void aSlowAnswerLeavesADoubtThatTheReadBackSettles() throws Exception {
        bench.operation(
                "slow",
                Map.of(
                        "request",
                        POST,
                        "parameters",
                        PARAMETERS,
                        "timeout",
                        "1s",
                        "read-back",
                        Map.of(
                                "request", Map.of("url", "/orders/{order}?key={cutover.key}"),
                                "done", Map.of("pointer", "/state", "equals", "released"),
                                "not-done", Map.of("status", List.of(404)))));
        var over = new CountDownLatch(1);
        bench.service.on(PATH, asked -> {
            over.await();
            return Told.json(200, "{}");
        });
        assertThat(bench.call("slow", ORDER)).isEqualTo(Outcome.unverified("no answer within 1s"));
        over.countDown();

        assertThat(bench.readBack("slow", ORDER)).isEqualTo(Finding.NOT_DONE);
        bench.service.on("/api/orders/A-1", asked -> Told.json(200, "{\"state\":\"released\"}"));
        assertThat(bench.readBack("slow", ORDER)).isEqualTo(Finding.DONE);
        bench.service.on("/api/orders/A-1", asked -> Told.json(200, "{\"state\":\"held\"}"));
        assertThat(bench.readBack("slow", ORDER)).isEqualTo(Finding.UNKNOWN);
        bench.service.on("/api/orders/A-1", asked -> Told.json(500, "{}"));
        assertThat(bench.readBack("slow", ORDER)).isEqualTo(Finding.UNKNOWN);
    }

    @Test
    void whatIsNotDoneYetIsAskedForAgainWhereTheServiceMaySettle() throws Exception {
        bench.operation(
                "slow",
                Map.of(
                        "request", POST,
                        "parameters", PARAMETERS,
                        "read-back",
                                Map.of(
                                        "request", Map.of("url", "/state"),
                                        "done", Map.of("status", List.of(200)),
                                        "not-done", Map.of("status", List.of(404)),
                                        "settles", "10s")));
        var asked = new AtomicInteger();
        bench.service.on("/api/state", one -> Told.json(asked.incrementAndGet() == 1 ? 404 : 200, "{}"));

        assertThat(bench.readBack("slow", ORDER)).isEqualTo(Finding.DONE);
    }
}
