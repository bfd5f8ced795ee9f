package dev.cutover.connector.prometheus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Prometheus that scrapes one endpoint every second. */
public final class RunningPrometheus {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String CONFIGURATION = """
            global: { scrape_interval: 1s, scrape_timeout: 1s }
            scrape_configs:
              - { job_name: shop, static_configs: [ { targets: ["127.0.0.1:%d"] } ] }
            """;

    private final Process process;
    private final int port;

    /** Starts one in a folder, and returns once it has scraped the endpoint. */
    public RunningPrometheus(Path folder, ScrapedEndpoint endpoint) throws IOException {
        this(folder, endpoint.port());
    }

    /** The same, with what listens at a port of the loopback interface and has the series {@code shop_up}. */
    public RunningPrometheus(Path folder, int scraped) throws IOException {
        assumeTrue(isInstalled(), "there is no prometheus here");
        port = freePort();
        var configuration = Files.writeString(folder.resolve("prometheus.yml"), CONFIGURATION.formatted(scraped));
        process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("series"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        Awaitility.await()
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> ask("shop_up").contains("\"1\""));
    }

    private static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where it answers. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What it answers to a query, as it writes it. */
    String ask(String query) throws IOException, InterruptedException {
        var uri = URI.create(url() + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    /** Ends it without notice. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
}
