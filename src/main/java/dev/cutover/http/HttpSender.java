package dev.cutover.http;

import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.exchange.Exchanges;
import dev.cutover.spi.settings.DurationNotation;
import dev.cutover.spi.settings.SettingsReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one service. Nothing is sent twice, with one exception: an answer with status 401 says that nothing
 * was done, so the request is sent once more if its sign-in could be renewed. A GET or HEAD follows redirections within
 * the service, at most five; any other redirection is the answer. A call that is interrupted ends its request.
 * Thread-safe.
 */
public final class HttpSender {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final int SIGN_IN_REFUSED = 401;

    private final HttpService service;
    private final Login login;
    private final SSLContext tls;
    private final Exchanges exchanges;
    private @Nullable HttpClient client;

    private HttpSender(HttpService service, Login login, ConnectorContext context) throws ConnectorException {
        this.service = service;
        this.login = login;
        this.tls = TlsContext.of(service.tls(), context.base());
        this.exchanges = context.exchanges();
    }

    /**
     * To the service of a system in a run. The binding's {@code with} has the settings of the service, which
     * {@link HttpService#read} reads.
     *
     * @throws ConnectorException if its certificates cannot be used
     */
    public static HttpSender of(HttpService service, Binding binding, ConnectorContext context)
            throws ConnectorException {
        return of(service, binding, context, HttpService::read);
    }

    /**
     * The same of a service whose settings are read in another way.
     *
     * @param reading finds the service in the binding's {@code with}, as when it was opened
     * @throws ConnectorException if its certificates cannot be used
     */
    public static HttpSender of(
            HttpService service,
            Binding binding,
            ConnectorContext context,
            Function<SettingsReader, HttpService> reading)
            throws ConnectorException {
        return new HttpSender(service, Login.of(service, binding, context, reading), context);
    }

    /** The service that it sends to. */
    public HttpService service() {
        return service;
    }

    /**
     * Sends a request and reads the whole answer, whatever its status. The sign-in and the headers of the service are
     * sent to the service alone, and not to another address.
     *
     * @throws HttpFailureException if there is no whole answer within the limit, or the request cannot be sent
     */
    public HttpAnswer send(HttpCall call) throws HttpFailureException, InterruptedException {
        if (!service.isAt(call.uri())) {
            return heard(call, Map.of());
        }
        var headers = login.headers(this::token);
        var answer = heard(call, headers);
        if (answer.status() != SIGN_IN_REFUSED) {
            return answer;
        }
        var renewed = login.renewed(headers, this::token);
        return renewed.isPresent() ? heard(call, renewed.get()) : answer;
    }

    private HttpAnswer heard(HttpCall call, Map<String, String> more)
            throws HttpFailureException, InterruptedException {
        var exchange = exchanges.begin(() -> HttpTranscript.request(service, call));
        try {
            var answer = once(call, more);
            exchange.answered(() -> HttpTranscript.answer(answer));
            return answer;
        } catch (HttpFailureException e) {
            exchange.answered(e::why);
            throw e;
        }
    }

    /** The client's secret may be in the request, and the token is in the answer. */
    private HttpAnswer token(HttpCall call) throws HttpFailureException, InterruptedException {
        var exchange = exchanges.begin(() -> call.method() + " " + call.uri() + "\n\n(a request for a token)");
        try {
            var answer = once(call, Map.of());
            exchange.answered(() -> "status " + answer.status() + "\n\n(an answer that may hold a token)");
            return answer;
        } catch (HttpFailureException e) {
            exchange.answered(e::why);
            throw e;
        }
    }

    private HttpAnswer once(HttpCall call, Map<String, String> more) throws HttpFailureException, InterruptedException {
        var exchange = new RedirectingExchange(client(), service);
        var pending = exchange.start(request(call, more));
        try {
            return answer(call, pending.get(call.limit().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            exchange.cancel();
            throw new HttpFailureException("no answer within " + DurationNotation.text(call.limit()), true, late);
        } catch (InterruptedException unwanted) {
            exchange.cancel();
            throw unwanted;
        } catch (ExecutionException failed) {
            throw FailureReasons.of(call.uri(), failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private static HttpRequest request(HttpCall call, Map<String, String> more) throws HttpFailureException {
        var headers = new LinkedHashMap<>(more);
        headers.putAll(call.headers());
        var request = HttpRequest.newBuilder(call.uri());
        for (var header : headers.entrySet()) {
            var wrong = HttpHeaderRules.wrong(header.getKey(), header.getValue());
            if (wrong.isPresent()) {
                throw new HttpFailureException(wrong.get(), false, new IllegalArgumentException(wrong.get()));
            }
            request.setHeader(header.getKey(), header.getValue());
        }
        if (call.method().equals("GET") && call.body().isEmpty()) {
            // Otherwise the client says that a body of no bytes follows, which some services refuse.
            return request.GET().build();
        }
        return request.method(
                        call.method(),
                        call.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody))
                .build();
    }

    /** Made when it is needed: a run may never ask a service that it knows. */
    private synchronized HttpClient client() {
        var made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT_LIMIT)
                    .sslContext(tls)
                    .build();
            client = made;
        }
        return made;
    }

    private static HttpAnswer answer(HttpCall call, HttpResponse<byte[]> response) {
        var headers = new LinkedHashMap<String, List<String>>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new HttpAnswer(
                response.statusCode(),
                Map.copyOf(headers),
                response.body(),
                !call.uri().equals(response.request().uri()));
    }
}
