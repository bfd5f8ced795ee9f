package dev.cutover.http;

import dev.cutover.http.TokenEndpoint.Token;
import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The headers that a service knows its caller by. Tokens that a service hands out are fetched when they are needed, and
 * hidden. Thread-safe: one thread fetches a token, and others wait for it.
 */
final class Login {
    private static final String AUTHORIZATION = "Authorization";

    /** A token is not used in its last moments, at most a tenth of its life: it could expire on the way. */
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(10);

    private final Renewal renewal;
    private final ReentrantLock lock = new ReentrantLock();
    private HttpService service;
    private @Nullable Token token;
    private String pair = "";
    private String hiddenToken = "";
    private Instant tokenEnds = Instant.MAX;

    /** Sends a request once, without the headers of this login. */
    @FunctionalInterface
    interface Sending {
        HttpAnswer send(HttpCall call) throws HttpFailureException, InterruptedException;
    }

    /** Where secrets come from, and where tokens are hidden. */
    interface Renewal {
        /** The service with each of its secrets looked up again. */
        HttpService renewed(HttpService former) throws ConnectorException, InterruptedException;

        /** Hides what signs in from now on. */
        void hide(String what, String value);

        Instant now();
    }

    Login(HttpService service, Renewal renewal) {
        this.service = service;
        this.renewal = renewal;
    }

    /** One whose secrets the run looks up again. */
    static Login of(
            HttpService service,
            Binding binding,
            ConnectorContext context,
            Function<SettingsReader, HttpService> reading) {
        return new Login(service, new ContextRenewal(binding, context, reading));
    }

    private record ContextRenewal(
            Binding binding, ConnectorContext context, Function<SettingsReader, HttpService> reading)
            implements Renewal {
        @Override
        public HttpService renewed(HttpService former) throws ConnectorException, InterruptedException {
            return reading.apply(SettingsReader.of(context.renewed(binding).with()));
        }

        @Override
        public void hide(String what, String value) {
            context.hide(binding.system() + " " + what, value);
        }

        @Override
        public Instant now() {
            return context.clock().now();
        }
    }

    /** The headers of each request, by name. */
    Map<String, String> headers(Sending sending) throws HttpFailureException, InterruptedException {
        lock.lockInterruptibly();
        try {
            var headers = new LinkedHashMap<>(service.headers());
            authorization(sending).ifPresent(value -> headers.put(AUTHORIZATION, value));
            return headers;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Looks for other headers than those that were refused.
     *
     * @return empty if there are none
     */
    Optional<Map<String, String>> renewed(Map<String, String> refused, Sending sending)
            throws HttpFailureException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (headers(sending).equals(refused)) {
                token = null;
                service = renewal.renewed(service);
            }
            var now = headers(sending);
            return now.equals(refused) ? Optional.empty() : Optional.of(now);
        } catch (ConnectorException e) {
            throw new HttpFailureException(
                    "the sign-in was refused (status 401), and its secret cannot be found again: " + e.getMessage(),
                    false,
                    e);
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> authorization(Sending sending) throws HttpFailureException, InterruptedException {
        var signIn = service.signIn();
        if (signIn instanceof HttpSignIn.Bearer bearer) {
            return Optional.of("Bearer " + bearer.token());
        }
        if (signIn instanceof HttpSignIn.Basic basic) {
            return Optional.of(hiddenPair(HttpSignIn.basicHeader(basic.user(), basic.password())));
        }
        if (signIn instanceof HttpSignIn.ClientCredentials client) {
            return Optional.of("Bearer " + token(client, sending).value());
        }
        if (signIn instanceof HttpSignIn.None) {
            return Optional.empty();
        }
        throw new IllegalStateException("a way to sign in that nobody knows: " + signIn);
    }

    /** A service may tell the header as it got it: then user and password are in it, in another form. */
    private String hiddenPair(String header) {
        if (!header.equals(pair)) {
            pair = header;
            renewal.hide("sign-in", header.substring(header.indexOf(' ') + 1));
        }
        return header;
    }

    private Token token(HttpSignIn.ClientCredentials client, Sending sending)
            throws HttpFailureException, InterruptedException {
        var known = token;
        if (known != null && renewal.now().isBefore(tokenEnds)) {
            return known;
        }
        var fresh = fetched(client, sending);
        if (!fresh.value().equals(hiddenToken)) {
            hiddenToken = fresh.value();
            renewal.hide("token", hiddenToken);
        }
        token = fresh;
        tokenEnds = fresh.lasts()
                .map(lasts -> renewal.now().plus(lasts).minus(margin(lasts)))
                .orElse(Instant.MAX);
        return fresh;
    }

    private static Duration margin(Duration lasts) {
        var tenth = lasts.dividedBy(10);
        return tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
    }

    /** The request that needs the token was not sent, whatever became of the one for the token. */
    private Token fetched(HttpSignIn.ClientCredentials client, Sending sending)
            throws HttpFailureException, InterruptedException {
        try {
            return TokenEndpoint.token(client, sending.send(TokenEndpoint.call(client, service.limit())));
        } catch (HttpFailureException e) {
            throw new HttpFailureException("there is no token to sign in with: " + e.why(), false, e);
        }
    }
}
