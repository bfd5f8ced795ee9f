package dev.cutover.haproxy.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cutover.connector.haproxy.HaproxyConnectorProvider;
import dev.cutover.haproxy.Haproxy;
import dev.cutover.haproxy.Platform;
import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.testkit.LoneRun;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A change that is read, set and read back: by the connector, with and without its file, beside a bare socket that
 * sends the same three commands. All of them take turns, so that a busy moment hits all alike.
 */
public final class RouterBench {
    private static final int WARM_UP = 200;
    private static final int CHANGES = 1_000;
    private static final Segment EAST = Segment.of(Map.of("region", "us-east"));
    private static final TrafficRouter.Flow ORDERS =
            new TrafficRouter.Flow("orders", new SystemId("old-shop"), new SystemId("new-shop"));

    private final Haproxy haproxy;
    private final Path folder;

    private RouterBench(Haproxy haproxy, Path folder) {
        this.haproxy = haproxy;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("router-bench");
        try (var platform = new Platform("either")) {
            var haproxy = new Haproxy(folder, platform, platform);
            try {
                new RouterBench(haproxy, folder).measure();
            } finally {
                haproxy.stop();
            }
        }
    }

    /** A change from one weight to another, in basis points. */
    private interface Work {
        void move(int from, int to) throws Exception;
    }

    private void measure() throws Exception {
        var plain = router(Map.of("path", haproxy.map().toString(), "key", "{segment.region}", "persist", false));
        var kept = router(Map.of("path", haproxy.map().toString(), "key", "{segment.region}"));
        var works = List.<Work>of(
                this::bySocket, (from, to) -> apply(plain, from, to), (from, to) -> apply(kept, from, to));
        var nanos = new long[works.size()][CHANGES];
        for (int round = -WARM_UP; round < CHANGES; round++) {
            for (int work = 0; work < works.size(); work++) {
                int from = (round + WARM_UP) * works.size() + work;
                long begin = System.nanoTime();
                works.get(work).move(from, from + 1);
                if (round >= 0) {
                    nanos[work][round] = System.nanoTime() - begin;
                }
            }
        }
        System.out.printf("%d changes each, read, set and read back: median, 99 of 100, most%n", CHANGES);
        print("a bare socket", nanos[0]);
        print("the connector", nanos[1]);
        print("the connector, kept in its file too", nanos[2]);
    }

    private static void print(String name, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "  %-36s %7.2f ms %7.2f ms %7.2f ms%n",
                name,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }

    private TrafficRouter router(Map<String, Object> map) throws Exception {
        var binding = new Binding(
                new SystemId("ingress"),
                "haproxy",
                Map.of("socket", haproxy.socket().toString(), "map", map),
                Map.of());
        var run = new LoneRun(new WallTime(), folder).begunHere();
        return new HaproxyConnectorProvider()
                .open(binding, run)
                .as(TrafficRouter.class)
                .orElseThrow();
    }

    private static void apply(TrafficRouter router, int from, int to) throws Exception {
        var change = new TrafficRouter.Change(EAST, OptionalInt.of(from), to);
        var context = new CallContext("bench", "bench", 1, EAST, Instant.now().plusSeconds(30), EvidenceSink.NONE);
        var applied = router.apply(ORDERS, List.of(change), context);
        if (applied.result() != TrafficRouter.Result.APPLIED) {
            throw new IllegalStateException(applied.result() + ": " + applied.detail());
        }
    }

    private void bySocket(int from, int to) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(haproxy.socket()))) {
            ask(channel, "prompt");
            String before = ask(channel, "show map " + haproxy.map());
            ask(channel, "set map " + haproxy.map() + " us-east " + to);
            String after = ask(channel, "show map " + haproxy.map());
            if (!before.contains("us-east " + from) || !after.contains("us-east " + to)) {
                throw new IllegalStateException(before + " became " + after);
            }
        }
    }

    private static String ask(SocketChannel channel, String command) throws IOException {
        channel.write(ByteBuffer.wrap((command + "\n").getBytes(US_ASCII)));
        var answer = new StringBuilder();
        var buffer = ByteBuffer.allocate(16_384);
        while (!answer.toString().endsWith("\n> ")) {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new IOException("the connection was closed after '" + answer + "'");
            }
            answer.append(US_ASCII.decode(buffer.flip()));
        }
        return answer.toString();
    }

    /** The time of day. */
    private static final class WallTime implements RunClock {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }
    }
}
