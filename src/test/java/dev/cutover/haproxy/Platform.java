package dev.cutover.haproxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on the loopback interface that takes each order and answers with its own name. Its intake can be
 * closed: then it answers each order with 503.
 */
public final class Platform implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[] answer;
    private volatile String intake = "open";

    public Platform(String name) throws IOException {
        answer = name.getBytes(US_ASCII);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.createContext("/intake", this::turn);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** {@code open} or {@code closed}. */
    String intake() {
        return intake;
    }

    private void take(HttpExchange exchange) throws IOException {
        answer(exchange, intake.equals("open") ? 200 : 503, answer);
    }

    /** {@code POST /intake/closed} closes it, {@code POST /intake/open} opens it; what it is then is the answer. */
    private void turn(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().getPath().replaceFirst("/intake/?", "");
        intake = asked.isEmpty() ? intake : asked;
        answer(exchange, 200, intake.getBytes(US_ASCII));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
