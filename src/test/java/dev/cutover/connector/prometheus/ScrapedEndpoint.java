package dev.cutover.connector.prometheus;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A service whose metrics are scraped: ten workers, a counter of orders, and values that are no numbers. */
public final class ScrapedEndpoint {
    private final HttpServer server;
    private volatile double failedShare;

    /** One that answers at once. */
    public ScrapedEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] text = text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, text.length);
            try (var body = exchange.getResponseBody()) {
                body.write(text);
            }
        });
        server.start();
    }

    private String text() {
        var text = new StringBuilder("shop_up 1\nshop_failed_share " + failedShare + "\nshop_orders_total 400\n");
        for (int worker = 0; worker < 10; worker++) {
            text.append("shop_queue{worker=\"")
                    .append(worker)
                    .append("\"} ")
                    .append(worker)
                    .append('\n');
        }
        return text + "shop_nan NaN\nshop_infinite +Inf\n";
    }

    /** Its port on the loopback interface. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** From now on so large a share of orders fails. */
    public void fail(double share) {
        failedShare = share;
    }

    /** Answers no more. */
    public void stop() {
        server.stop(0);
    }
}
