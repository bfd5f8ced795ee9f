package dev.cutover.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Sends requests to one service, each once: no redirect is followed and nothing is repeated. A call that is interrupted
 * ends its request. Thread-safe.
 */
public final class HttpSender {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final HttpService service;
    private final HttpClient client;

    public HttpSender(HttpService service) {
        this.service = service;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }

    /** The service that it sends to. */
    public HttpService service() {
        return service;
    }

    /**
     * Sends a request and reads the whole answer, whatever its status.
     *
     * @throws HttpFailureException if there is no whole answer within the limit
     */
    public HttpAnswer send(HttpCall call) throws HttpFailureException, InterruptedException {
        var request = HttpRequest.newBuilder(call.uri());
        service.headers().forEach(request::setHeader);
        call.headers().forEach(request::setHeader);
        request.method(
                call.method(), call.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody));
        var pending = client.sendAsync(request.build(), LimitedBody.of(service.largest()));
        try {
            return answer(pending.get(call.limit().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            pending.cancel(true);
            throw new HttpFailureException("no answer within " + call.limit().toMillis() + " ms", true, late);
        } catch (InterruptedException unwanted) {
            pending.cancel(true);
            throw unwanted;
        } catch (ExecutionException failed) {
            throw failure(call, failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private static HttpAnswer answer(HttpResponse<byte[]> response) {
        var headers = new LinkedHashMap<String, List<String>>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new HttpAnswer(response.statusCode(), Map.copyOf(headers), response.body());
    }

    /** Before the connection stands, nothing can have arrived. */
    private static HttpFailureException failure(HttpCall call, Throwable why) {
        String host = call.uri().getHost();
        for (Throwable each = why; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException || each instanceof UnknownHostException) {
                return new HttpFailureException("the name " + host + " cannot be found", false, why);
            }
            if (each instanceof HttpConnectTimeoutException) {
                return new HttpFailureException(host + " accepts no connection in time", false, why);
            }
            if (each instanceof SSLHandshakeException) {
                return new HttpFailureException(host + " is not trusted: " + each.getMessage(), false, why);
            }
        }
        if (why instanceof ConnectException) {
            return new HttpFailureException(host + " refuses the connection", false, why);
        }
        String told = why instanceof IOException && why.getMessage() != null ? why.getMessage() : why.toString();
        return new HttpFailureException("the connection to " + host + " broke: " + told, true, why);
    }
}
