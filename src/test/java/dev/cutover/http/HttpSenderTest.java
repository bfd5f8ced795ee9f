package dev.cutover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.testkit.web.BrokenService;
import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.LocalService.Told;
import dev.cutover.testkit.web.PlainContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent, what is followed, and what a request without an answer means. */
class HttpSenderTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private LocalService service;

    @BeforeEach
    void start() throws IOException {
        service = LocalService.plain();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aReadingRequestFollowsARedirectionWithinTheService() throws Exception {
        service.on("/old", asked -> Told.with(301, "Location", "/new")).on("/new", asked -> Told.json(200, "{}"));

        assertThat(send("GET", "/old").status()).isEqualTo(200);
        assertThat(service.asked("/new").get(0).header("X-Api-Key")).isEqualTo("k-12345");
    }

    @Test
    void aWritingRequestIsNeverFollowed() throws Exception {
        service.on("/old", asked -> Told.with(307, "Location", "/new"));

        assertThat(send("POST", "/old").status()).isEqualTo(307);
        assertThat(service.asked("/new")).isEmpty();
    }

    @Test
    void aRedirectionToAnotherAddressIsNotFollowed() throws Exception {
        try (var other = LocalService.plain()) {
            service.on("/old", asked -> Told.with(302, "Location", other.url() + "/new"));

            assertThat(send("GET", "/old").status()).isEqualTo(302);
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void redirectionsInACircleEndAfterTheFifth() throws Exception {
        service.on("/a", asked -> Told.with(302, "Location", "/a"));

        assertThat(send("GET", "/a").status()).isEqualTo(302);
        assertThat(service.asked("/a")).hasSize(6);
    }

    @Test
    void headersAndSignInDoNotGoToAnotherAddress() throws Exception {
        try (var other = LocalService.plain()) {
            other.on("/x", asked -> Told.json(200, "{}"));
            sender(of(service.url())).send(HttpCall.of("GET", URI.create(other.url() + "/x"), LIMIT));

            assertThat(other.asked("/x").get(0).header("X-Api-Key")).isEmpty();
        }
    }

    @Test
    void whoRefusesTheConnectionHasGotNothing() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var failure = failure(of("http://localhost:" + free), LIMIT);

        assertThat(failure.wasSent()).isFalse();
        assertThat(failure).hasMessage("localhost refuses the connection");
    }

    @Test
    void whoDoesNotAnswerInTimeMayHaveGotIt() throws Exception {
        var over = new CountDownLatch(1);
        service.on("/", asked -> {
            over.await();
            return Told.json(200, "{}");
        });
        var failure = failure(of(service.url()), Duration.ofMillis(300));
        over.countDown();

        assertThat(failure.wasSent()).isTrue();
        assertThat(failure).hasMessage("no answer within 0.3s");
    }

    @Test
    void anAnswerThatIsCutShortIsNone() throws Exception {
        try (var broken = BrokenService.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"state\":")) {
            var failure = failure(of(broken.url()), LIMIT);

            assertThat(failure.wasSent()).isTrue();
            assertThat(failure).hasMessageStartingWith("the connection to localhost broke: ");
        }
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerLeavesADoubtAndIsNotRepeated() throws Exception {
        try (var broken = BrokenService.answering("")) {
            var failure = failure(of(broken.url()), LIMIT);

            assertThat(failure.wasSent()).isTrue();
            assertThat(failure).hasMessage("localhost closed the connection without an answer");
            assertThat(broken.asked()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() throws Exception {
        service.on("/", asked -> Told.json(200, "x".repeat(2000)));
        var small = new HttpService(URI.create(service.url()), Map.of(), LIMIT, 1000);

        assertThat(failure(small, LIMIT)).hasMessageContaining("more than 1000 bytes");
    }

    @Test
    void aHeaderWithALineBreakIsNotSent() throws Exception {
        var call = HttpCall.of("POST", URI.create(service.url() + "/"), LIMIT).withHeader("X-Note", "a\r\nX-Evil: b");
        var failure = catchThrowableOfType(
                HttpFailureException.class, () -> sender(of(service.url())).send(call));

        assertThat(failure.wasSent()).isFalse();
        assertThat(failure).hasMessageContaining("the header X-Note").hasMessageNotContaining("Evil");
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void anInterruptEndsTheRequest() throws Exception {
        var over = new CountDownLatch(1);
        service.on("/", asked -> {
            over.await();
            return Told.json(200, "{}");
        });
        var interrupted = new AtomicBoolean();
        var thread = new Thread(() -> {
            try {
                send("POST", "/");
            } catch (InterruptedException expected) {
                interrupted.set(true);
            } catch (HttpFailureException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        await().until(() -> !service.asked().isEmpty());
        thread.interrupt();
        thread.join(20_000);
        over.countDown();

        assertThat(interrupted).isTrue();
    }

    private HttpAnswer send(String method, String path) throws HttpFailureException, InterruptedException {
        var sender = sender(of(service.url()));
        return sender.send(HttpCall.of(method, sender.service().at(path), LIMIT));
    }

    private static HttpFailureException failure(HttpService of, Duration limit) {
        return catchThrowableOfType(
                HttpFailureException.class, () -> sender(of).send(HttpCall.of("POST", of.at("/"), limit)));
    }

    private static HttpSender sender(HttpService service) {
        try {
            var binding = new Binding(
                    new SystemId("orders-api"),
                    "http",
                    Map.of("url", service.url().toString()),
                    Map.of());
            return HttpSender.of(service, binding, new PlainContext(Path.of("")));
        } catch (ConnectorException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpService of(String url) {
        return new HttpService(URI.create(url), Map.of("X-Api-Key", "k-12345"), LIMIT, 1 << 20);
    }
}
