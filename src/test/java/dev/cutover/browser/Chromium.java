package dev.cutover.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real Chromium without a window, driven over its DevTools protocol: {@code --dump-dom} and {@code --screenshot} can
 * neither choose the colour scheme nor say how wide a page has become, and a page without script cannot be asked
 * otherwise. Its profile and all it writes is in a folder of its own.
 */
public final class Chromium {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final String session;
    private int last;

    /** Starts it; the test is skipped where there is none. */
    public Chromium(Path folder) throws Exception {
        assumeTrue(isInstalled("chromium"), "there is no chromium here");
        process = start(folder);
        var port = folder.resolve("profile/DevToolsActivePort");
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> Files.exists(port) && lines(port).size() >= 2);
        var address =
                URI.create("ws://127.0.0.1:" + lines(port).get(0) + lines(port).get(1));
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(LIMIT)
                .buildAsync(address, new Messages(received))
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        String target = call("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        session = call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox", // it does not start for root with it, and the pages are ours
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-extensions",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
    }

    /** Whether a program is on the path. */
    public static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    /** Opens a file as people do, in a window of this size, and tells what there was to complain of. */
    public OpenPage open(Path file, int width, int height, boolean dark) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        received.clear();
        var page = new OpenPage(this);
        send(session, "Page.navigate", Map.of("url", file.toUri().toString()));
        while (true) {
            var message = next();
            page.heard(message);
            if (message.path("method").asText().equals("Page.loadEventFired")) {
                return page;
            }
        }
    }

    /** Asks something of the page that is open. */
    JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        return call(session, method, parameters);
    }

    private JsonNode call(String to, String method, Map<String, ?> parameters) throws Exception {
        int id = send(to, method, parameters);
        while (true) {
            var message = next();
            if (message.path("id").asInt() == id) {
                if (message.has("error")) {
                    throw new IOException(method + ": " + message.path("error"));
                }
                return message.path("result");
            }
        }
    }

    private int send(String to, String method, Map<String, ?> parameters) throws Exception {
        ObjectNode message = JSON.createObjectNode();
        message.put("id", ++last);
        message.put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!to.isEmpty()) {
            message.put("sessionId", to);
        }
        socket.sendText(message.toString(), true).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return last;
    }

    private JsonNode next() throws Exception {
        return Optional.ofNullable(received.poll(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .orElseThrow(() -> new IOException("Chromium says nothing"));
    }

    /** Ends it, and what it has started. */
    public void close() throws Exception {
        send("", "Browser.close", Map.of());
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private record Messages(BlockingQueue<JsonNode> received, StringBuilder part) implements WebSocket.Listener {
        Messages(BlockingQueue<JsonNode> received) {
            this(received, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean whole) {
            part.append(text);
            if (whole) {
                try {
                    received.add(JSON.readTree(part.toString()));
                } catch (IOException cause) {
                    throw new IllegalStateException(cause);
                }
                part.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
