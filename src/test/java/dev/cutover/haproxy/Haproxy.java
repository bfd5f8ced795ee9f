package dev.cutover.haproxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A running HAProxy. One of its ports sends the orders of each region to the new platform by the share that a map says,
 * in basis points; a region that the map does not name goes to the old one. Another port sends them to a backend of the
 * region, by the weights of its two servers. It takes commands at a port of the loopback interface, and at two Unix
 * sockets of different levels.
 */
public final class Haproxy {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** How long a reload may take before the signal for it counts as lost. */
    private static final Duration SIGNALS = Duration.ofSeconds(6);

    private static final String CONFIGURATION = """
            global
              stats socket ipv4@127.0.0.1:%1$d level admin expose-fd listeners
              stats socket %6$s/admin.sock mode 600 level admin expose-fd listeners
              stats socket %6$s/operator.sock mode 600 level operator
              server-state-file %6$s/servers.state
              hard-stop-after 5s
            defaults
              mode http
              load-server-state-from-file global
              option idle-close-on-response
              timeout connect 5s
              timeout client 60s
              timeout server 60s
            frontend orders
              bind 127.0.0.1:%2$d
              http-request set-var(txn.share) req.hdr(x-region),map_str_int(%3$s,0)
              http-request set-var(txn.draw) rand(10000)
              use_backend new-platform if { var(txn.draw),sub(txn.share) -m int lt 0 }
              default_backend old-platform
            frontend orders-by-servers
              bind 127.0.0.1:%7$d
              use_backend seg_%%[req.hdr(x-region)]
            backend old-platform
              server one 127.0.0.1:%4$d
            backend new-platform
              server one 127.0.0.1:%5$d
            backend seg_us-east
              balance roundrobin
              server legacy 127.0.0.1:%4$d weight 100
              server orchestrator 127.0.0.1:%5$d weight 0
            backend seg_us-west
              balance roundrobin
              server legacy 127.0.0.1:%4$d weight 100
              server orchestrator 127.0.0.1:%5$d weight 0
            backend seg_of-two-draws
              balance random
              server legacy 127.0.0.1:%4$d weight 100
              server orchestrator 127.0.0.1:%5$d weight 0
            backend seg_of-all-or-nothing
              balance static-rr
              server legacy 127.0.0.1:%4$d weight 100
              server orchestrator 127.0.0.1:%5$d weight 1
            backend seg_of-three
              balance roundrobin
              server legacy 127.0.0.1:%4$d weight 100
              server orchestrator 127.0.0.1:%5$d weight 0
              server spare 127.0.0.1:%5$d weight 10
            backend seg_of-one
              balance roundrobin
              server legacy 127.0.0.1:%4$d weight 100
            """;

    private final Path folder;
    private final Path map;
    private final int adminPort;
    private final int port;
    private final int portByServers;
    private final Process process;

    public Haproxy(Path folder, Platform oldPlatform, Platform newPlatform) throws IOException {
        assumeTrue(isInstalled(), "there is no haproxy here");
        this.folder = folder;
        map = Files.writeString(folder.resolve("weights.map"), "us-east 0\nus-west 0\n");
        adminPort = freePort();
        port = freePort();
        portByServers = freePort();
        var configuration = Files.writeString(
                folder.resolve("haproxy.cfg"),
                CONFIGURATION.formatted(
                        adminPort, port, map, oldPlatform.port(), newPlatform.port(), folder, portByServers));
        process = new ProcessBuilder("haproxy", "-W", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        Awaitility.await()
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> ask("show info").contains("Pid:") && isLoaded());
    }

    /** A master that is still busy with its start may miss the signal to load again. */
    private boolean isLoaded() throws IOException {
        return Files.readString(folder.resolve("haproxy.log")).contains("Loading success");
    }

    private static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "haproxy")));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where orders are sent. */
    public int port() {
        return port;
    }

    /** The same, to the backend of their region. */
    public int portByServers() {
        return portByServers;
    }

    /** Where its commands are sent. */
    public int adminPort() {
        return adminPort;
    }

    /** The same, a Unix socket. */
    public Path socket() {
        return folder.resolve("admin.sock");
    }

    /** A socket at which servers must not be changed. */
    public Path operatorSocket() {
        return folder.resolve("operator.sock");
    }

    /** Where the state of servers is read from at a start. */
    public Path stateFile() {
        return folder.resolve("servers.state");
    }

    /** Where the shares are read from at a start; a change at run time is not written there. */
    public Path map() {
        return map;
    }

    /** Moves a region by hand, past the tool. */
    public void moveByHand(String region, int basisPoints) throws IOException {
        ask("set map " + map + " " + region + " " + basisPoints);
    }

    /** The share of a region that goes to the new platform now, in basis points. */
    public int basisPoints(String region) throws IOException {
        return ask("show map " + map)
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 3 && words[1].equals(region))
                .map(words -> Integer.parseInt(words[2]))
                .findFirst()
                .orElseThrow();
    }

    /** The weight of a server, by its backend: {@code seg_us-east/orchestrator}. */
    public int weight(String server) throws IOException {
        return Integer.parseInt(
                ask("get weight " + server).replaceFirst(" .*", "").strip());
    }

    /** Loads the configuration again: what was changed at run time is forgotten. */
    public void reload() throws IOException {
        String before = worker();
        // A master that has just been started may miss a signal.
        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(SIGNALS)
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    signal("USR2");
                    return isAnotherThan(before);
                });
    }

    private boolean isAnotherThan(String worker) {
        try {
            Awaitility.await().atMost(SIGNALS).ignoreExceptions().until(() -> !worker().equals(worker));
            return true;
        } catch (ConditionTimeoutException lost) {
            return false;
        }
    }

    /** Its workers answer nothing from now on, until {@link #goOn}. */
    public void hang() throws IOException {
        signalWorker("STOP");
    }

    public void goOn() throws IOException {
        for (var worker : process.descendants().toList()) {
            signal(worker.pid(), "CONT");
        }
    }

    private void signalWorker(String name) throws IOException {
        for (var worker : process.descendants().toList()) {
            signal(worker.pid(), name);
        }
    }

    /** The process that answers. */
    public String worker() throws IOException {
        return ask("show info")
                .lines()
                .filter(line -> line.startsWith("Pid:"))
                .map(line -> line.substring("Pid:".length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private void signal(String name) throws IOException {
        signal(process.pid(), name);
    }

    private static void signal(long pid, String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, "" + pid).start().onExit().join();
    }

    /** What it answers to a command. */
    public String ask(String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), adminPort)) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write((command + "\n").getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    public void stop() throws IOException, InterruptedException {
        goOn();
        process.destroy();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
