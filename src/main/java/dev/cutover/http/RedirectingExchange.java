package dev.cutover.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request and, if it only reads, the requests that it is redirected to: within the service alone, and not for ever.
 * The last answer is the one that counts, even if it is a redirection. Thread-safe.
 */
final class RedirectingExchange {
    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final int MOST = 5;

    private final HttpClient client;
    private final HttpService service;
    private @Nullable CompletableFuture<?> underWay;
    private boolean isCancelled;

    RedirectingExchange(HttpClient client, HttpService service) {
        this.client = client;
        this.service = service;
    }

    CompletableFuture<HttpResponse<byte[]>> start(HttpRequest request) {
        return send(request, MOST);
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, int redirectionsLeft) {
        return begun(request)
                .thenCompose(answer -> target(request, answer)
                        .filter(there -> redirectionsLeft > 0)
                        .map(there -> send(moved(request, there), redirectionsLeft - 1))
                        .orElseGet(() -> CompletableFuture.completedFuture(answer)));
    }

    private synchronized CompletableFuture<HttpResponse<byte[]>> begun(HttpRequest request) {
        if (isCancelled) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        var sent = client.sendAsync(request, LimitedBody.of(service.largest()));
        underWay = sent;
        return sent;
    }

    private Optional<URI> target(HttpRequest request, HttpResponse<byte[]> answer) {
        if (!REDIRECTIONS.contains(answer.statusCode()) || !READING.contains(request.method())) {
            return Optional.empty();
        }
        try {
            return answer.headers()
                    .firstValue("Location")
                    .map(request.uri()::resolve)
                    .filter(there -> service.isAt(request.uri()) && service.isAt(there));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static HttpRequest moved(HttpRequest request, URI there) {
        return HttpRequest.newBuilder(request, (name, value) -> true).uri(there).build();
    }

    /** Ends what is under way; nothing more is sent. */
    synchronized void cancel() {
        isCancelled = true;
        if (underWay != null) {
            underWay.cancel(true);
        }
    }
}
