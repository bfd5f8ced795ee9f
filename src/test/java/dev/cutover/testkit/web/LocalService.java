package dev.cutover.testkit.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A service on this machine that answers as a test says, and keeps what it was asked. Thread-safe. */
public final class LocalService implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answering> paths = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** A request that came. */
    public record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {
        /** The first value of a header; empty if it has none. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }

    /** What is answered. */
    public record Told(int status, Map<String, String> headers, String body) {
        /** JSON with a status. */
        public static Told json(int status, String body) {
            return new Told(status, Map.of("Content-Type", "application/json"), body);
        }

        /** An empty body with a status and a header. */
        public static Told with(int status, String name, String value) {
            return new Told(status, Map.of(name, value), "");
        }
    }

    /** Answers requests; may take its time. */
    @FunctionalInterface
    public interface Answering {
        Told answer(Asked asked) throws InterruptedException;
    }

    private LocalService(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Without encryption. */
    public static LocalService plain() throws IOException {
        return new LocalService(HttpServer.create(anyPort(), 0), "http");
    }

    /** With certificates; whether it wants one of its callers too. */
    public static LocalService encrypted(SSLContext context, boolean wantsCertificate) throws IOException {
        var server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters usual = context.getDefaultSSLParameters();
                usual.setNeedClientAuth(wantsCertificate);
                parameters.setSSLParameters(usual);
            }
        });
        return new LocalService(server, "https");
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Answers requests of a path from now on. */
    public LocalService on(String path, Answering answering) {
        paths.put(path, answering);
        return this;
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    /** All that was asked, in the order in which it came. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** What was asked of a path. */
    public List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.uri().getPath().equals(path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var one = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body);
            asked.add(one);
            var told = paths.getOrDefault(one.uri().getPath(), any -> Told.json(404, "{}"))
                    .answer(one);
            told.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
            boolean hasBody = bytes.length > 0 && !one.method().equals("HEAD");
            exchange.sendResponseHeaders(told.status(), hasBody ? bytes.length : -1);
            if (hasBody) {
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
