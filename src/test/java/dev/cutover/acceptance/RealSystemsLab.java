package dev.cutover.acceptance;

import dev.cutover.connector.prometheus.RunningPrometheus;
import dev.cutover.connector.webhook.ChatServer;
import dev.cutover.haproxy.Haproxy;
import dev.cutover.haproxy.Platform;
import dev.cutover.haproxy.ShopOrders;
import dev.cutover.testkit.database.PostgresServer;
import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.LocalService.Asked;
import dev.cutover.testkit.web.LocalService.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The systems of {@code examples/real-systems}, running: a HAProxy with orders under load, a PostgreSQL, a Prometheus
 * that scrapes what becomes of the orders, a service for releases, and one that behaves like Slack.
 */
final class RealSystemsLab implements AutoCloseable {
    static final String US_EAST = "us-east";
    static final String US_WEST = "us-west";
    private static final Path SHIPPED = Path.of("examples/real-systems");
    private static final String FREEZES = "/freezes/shop";
    private static final String RELEASES = "token-of-the-release-service";

    /** What it has started, the newest first. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private final Platform oldShop;
    private final Platform newShop;
    private final Haproxy haproxy;
    private final ShopOrders orders;
    private final LocalService releases;
    private final RunningPrometheus prometheus;
    private final PostgresServer database;
    private final ChatServer chat;
    private volatile String freeze = "open";

    /** Skips the test if a program is missing. */
    RealSystemsLab(Path folder) throws Exception {
        try {
            oldShop = closed(new Platform("old"));
            newShop = closed(new Platform("new"));
            haproxy = new Haproxy(folder, oldShop, newShop);
            started.push(haproxy::stop);
            orders = new ShopOrders(haproxy.port(), List.of(US_EAST, US_WEST));
            started.push(orders::stop);
            releases = closed(LocalService.plain())
                    .on("/metrics", asked -> new Told(200, Map.of("Content-Type", "text/plain"), scraped()))
                    .on("/health", asked -> Told.json(200, "{}"))
                    .on(FREEZES, this::frozen);
            prometheus =
                    new RunningPrometheus(folder, URI.create(releases.url()).getPort());
            started.push(prometheus::kill);
            database = closed(PostgresServer.start());
            database.execute(
                    "create table intake (region varchar(40) primary key, open boolean not null)",
                    "create table orders (id int, region varchar(40), state varchar(20), placed_at timestamptz)",
                    "create table cutover_keys (idempotency_key varchar(190) primary key)",
                    "insert into intake values ('us-east', true), ('us-west', true)",
                    "insert into orders values (1, 'us-east', 'picked-up', now()), (2, 'us-west', 'new', now())");
            chat = closed(new ChatServer());
        } catch (Exception | Error missing) {
            close();
            throw missing;
        }
    }

    private <T extends AutoCloseable> T closed(T part) {
        started.push(part);
        return part;
    }

    private String scraped() {
        var text = new StringBuilder("shop_up 1\n");
        for (String region : List.of(US_EAST, US_WEST)) {
            long lost = orders.lost().stream()
                    .filter(order -> order.startsWith(region))
                    .count();
            long taken = (long) orders.taken(region, "old") + orders.taken(region, "new");
            text.append("orders_total{region=\"%s\"} %d\n".formatted(region, taken + lost));
            text.append("orders_failed_total{region=\"%s\"} %d\n".formatted(region, lost));
        }
        return text.toString();
    }

    private Told frozen(Asked asked) {
        if (!asked.header("Authorization").equals("Bearer " + RELEASES)) {
            return Told.json(401, "{}");
        }
        if (asked.method().equals("PUT")) {
            freeze = asked.body().contains("frozen") ? "frozen" : "open";
        }
        return Told.json(200, "{\"state\":\"" + freeze + "\"}");
    }

    /** The shipped files, with the addresses of these systems in the environment and its secrets at hand. */
    Place place(Path folder) throws IOException {
        var place = Place.in(folder)
                .with("SHOP_DB", "not-a-secret")
                .with("PROMETHEUS", "token-of-prometheus")
                .with("RELEASES", RELEASES)
                .with("SLACK", ChatServer.TOKEN);
        for (String file : List.of("runbook.yaml", "answers.yaml")) {
            place.write(file, Files.readString(SHIPPED.resolve(file)));
        }
        Files.createDirectory(folder.resolve("hand-over"));
        String environment = Files.readString(SHIPPED.resolve("production.yaml"));
        for (var address : addresses(folder).entrySet()) {
            if (!environment.contains(address.getKey())) {
                throw new IllegalStateException("production.yaml does not name " + address.getKey());
            }
            environment = environment.replace(address.getKey(), address.getValue());
        }
        place.write("production.yaml", environment);
        return place;
    }

    private Map<String, String> addresses(Path folder) {
        return Map.of(
                "/run/haproxy/admin.sock", haproxy.socket().toString(),
                "/etc/haproxy/weights.map", haproxy.map().toString(),
                "[shop-db-1.example, shop-db-2.example]", "\"127.0.0.1:" + database.port() + "\"",
                "sslmode: verify-full", "sslmode: disable",
                "https://new-shop.example", "http://127.0.0.1:" + newShop.port(),
                "https://prometheus.example", prometheus.url(),
                "https://releases.example/api", releases.url(),
                "/var/hand-over/shop", folder.resolve("hand-over").toString(),
                "https://slack.com/api", chat.url("/api"));
    }

    Haproxy haproxy() {
        return haproxy;
    }

    ShopOrders orders() {
        return orders;
    }

    ChatServer chat() {
        return chat;
    }

    /** {@code frozen} or {@code open}. */
    String freeze() {
        return freeze;
    }

    /** The requests that changed the freeze, in their order. */
    List<Asked> freezeRequests() {
        return releases.asked(FREEZES).stream()
                .filter(asked -> asked.method().equals("PUT"))
                .toList();
    }

    /** The regions whose intake is open, in their order. */
    String openIntakes() throws Exception {
        return ask("select coalesce(string_agg(region, ' ' order by region), '') from intake where open");
    }

    /** The text of one value of the database. */
    String ask(String query) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IOException("a system did not stop", e);
            }
        }
    }
}
