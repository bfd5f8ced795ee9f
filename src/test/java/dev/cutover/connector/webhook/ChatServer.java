package dev.cutover.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A service that behaves like Slack: for bots below {@code /api}, and as an incoming web hook anywhere else. */
public final class ChatServer implements AutoCloseable {
    public static final String TOKEN = "xoxb-of-the-test-0123456789";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<Asked> asked = new ArrayList<>();
    private final Deque<Planned> planned = new ArrayDeque<>();
    private volatile @Nullable CountDownLatch held;
    private int stamps;

    /** A request, as it came in. */
    public record Asked(String path, String body) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }
    }

    /**
     * An answer out of the ordinary.
     *
     * @param status 0 for none at all
     * @param retryAfter empty for an answer without this header
     */
    private record Planned(int status, String body, String retryAfter) {}

    /** One that answers at once, on a port of the loopback interface. */
    public ChatServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "chat");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The next request gets this answer instead. */
    synchronized ChatServer answering(int status, String body, String retryAfter) {
        planned.add(new Planned(status, body, retryAfter));
        return this;
    }

    /** The next request is not answered before this is counted down. */
    CountDownLatch holdingTheNext() {
        var release = new CountDownLatch(1);
        held = release;
        return release;
    }

    /** The next request is taken, and its connection closed without an answer. */
    ChatServer answeringNothing() {
        return answering(0, "", "");
    }

    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The paths of all requests, in their order. */
    List<String> paths() {
        return asked().stream().map(Asked::path).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString();
            var answer =
                    answer(new Asked(path, body), exchange.getRequestHeaders().getFirst("Authorization"));
            await();
            if (answer.status() == 0) {
                return;
            }
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            exchange.getResponseHeaders().set("X-OAuth-Scopes", "chat:write,channels:read");
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void await() {
        var release = held;
        held = null;
        if (release != null) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized Planned answer(Asked request, String signIn) {
        asked.add(request);
        if (!planned.isEmpty()) {
            return planned.remove();
        }
        if (!request.path().startsWith("/api/")) {
            return new Planned(200, "ok", "");
        }
        return new Planned(200, ("Bearer " + TOKEN).equals(signIn) ? bot(request) : refusal("invalid_auth"), "");
    }

    private String bot(Asked request) {
        String channel = request.json().path("channel").asText();
        return channel.equals("C0NOWHERE")
                ? refusal("channel_not_found")
                : "{\"ok\":true,\"channel\":\"" + channel + "\",\"ts\":\"1700000000.00000" + ++stamps + "\"}";
    }

    static String refusal(String error) {
        return "{\"ok\":false,\"error\":\"" + error + "\"}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
