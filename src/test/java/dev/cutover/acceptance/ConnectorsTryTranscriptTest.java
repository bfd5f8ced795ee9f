package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cutover.haproxy.Haproxy;
import dev.cutover.haproxy.Platform;
import dev.cutover.problem.ExitCode;
import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.LocalService.Told;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was sent to real systems and what came back, as {@code connectors try} shows it. */
class ConnectorsTryTranscriptTest {
    private static final String SECRET = "sup3r-s3cret/key";
    private static final String DATABASE = "mem:tried";
    private static final String URL = "jdbc:h2:" + DATABASE;

    @TempDir
    private Path folder;

    private Place place;
    private LocalService service;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder).with("CUTOVER_SECRET_KEY", SECRET);
        service = LocalService.plain();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void aProgramIsShownWithItsArgumentsAndHowItEnded() throws Exception {
        environment("command", """
                with: { env: { TOKEN: "${secret:KEY}" }, check: { argv: [bin/ready] } }
                    operations:
                      stop: { argv: [bin/stop, "{region}"], parameters: { region: { required: true } }, reads: true }
                      nap: { argv: [sleep, "60"], reads: true }
                """);
        place.program("bin/ready", "exit 0");
        place.program("bin/stop", "echo stopping $1 with $TOKEN; echo no such region >&2; exit 3");

        assertThat(tried("stop", "region=us east").endedWith(ExitCode.HALTED).out())
                .contains("sent\n  bin/stop 'us east'\n")
                .contains("CUTOVER_WITH_REGION=us east", "TOKEN (set)")
                .contains("  exit code 3\n  standard output:\n  stopping us east with [secret KEY]\n")
                .contains("  standard error:\n  no such region\n")
                .containsOnlyOnce("  stopping us east")
                .contains("stop stdout (text/plain, 35 bytes, shown above)");
        assertThat(tried("check").done().out()).contains("sent\n  bin/ready\n", "  exit code 0\n");
        assertThat(tried("nap", "--timeout", "300ms")
                        .endedWith(ExitCode.INCOMPLETE)
                        .out())
                .contains("sent\n  sleep 60\n", "\nno answer\n");
    }

    @Test
    void aRequestIsShownForEveryQuestionWithoutWhatSignsIn() throws Exception {
        environment("http", """
                with:
                      url: "%s"
                      headers: { X-Key: "${secret:KEY}" }
                      sign-in: { basic: { user: ann, password: "${secret:KEY}" } }
                      check: /health
                      metrics: { rate: { request: { url: "/stats" }, value: /rate } }
                """.formatted(service.url()));
        service.on("/health", asked -> Told.json(200, "{\"key\":\"" + asked.header("X-Key") + "\"}"));
        service.on(
                "/stats", asked -> Told.json(200, "{\"rate\":0.5,\"by\":\"" + asked.header("authorization") + "\"}"));

        assertThat(tried("check").done().out())
                .contains("  GET " + service.url() + "/health\n")
                .contains("  Authorization: (sign-in: basic)\n", "  X-Key: (of the system)\n")
                .contains("  status 200\n", "  {\"key\":\"[secret KEY]\"}\n");
        assertThat(tried("query", "rate").done().out()).contains("/stats\n", "  {\"rate\":0.5,");
        service.close();
        assertThat(tried("query", "rate").endedWith(ExitCode.INCOMPLETE).out())
                .contains("localhost refuses the connection");
        assertThat(service.asked()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aTokenThatIsHandedOutIsNotShown() throws Exception {
        environment("http", """
                with:
                      url: "%1$s"
                      sign-in: { token: { url: "%1$s/token", client-id: me, client-secret: "${secret:KEY}" } }
                      check: /health
                      metrics: { rate: { request: { url: "/stats" }, value: /rate } }
                """.formatted(service.url()));
        service.on("/token", asked -> Told.json(200, "{\"access_token\":\"fresh-token-1\"}"));
        service.on("/health", asked -> Told.json(200, "{\"by\":\"" + asked.header("authorization") + "\"}"));

        assertThat(tried("check").done().out())
                .contains("sent (1 of 2)\n  POST " + service.url() + "/token\n", "(an answer that may hold a token)")
                .contains("  {\"by\":\"Bearer [secret tried token]\"}\n")
                .doesNotContain("fresh-token-1");
        assertThat(service.asked("/token")).isNotEmpty();
    }

    @Test
    void anAddressThatIsASecretIsNotShown() throws Exception {
        place = place.with("CUTOVER_SECRET_HOOK", service.url() + "/" + SECRET);
        environment("webhook", "with: { kind: slack-webhook, url: \"${secret:HOOK}\" }\n");
        service.on("/" + SECRET, asked -> Told.json(200, "{}"));

        assertThat(tried("send", "to=ops", "subject=Begun", "text=It begins", "--write")
                        .done()
                        .out())
                .contains("sent\n  POST [secret HOOK]\n", "It begins", "  status 200\n");
    }

    @Test
    void aStatementIsShownWithItsValuesAndRows() throws Exception {
        environment("jdbc", """
                with:
                      driver: h2
                      database: "%s"
                      metrics: { open: { query: "select count(*) as \\"value\\" from intake where open" } }
                      records: { intake: { query: "select store, open from intake", key: [store] } }
                    operations:
                      close:
                        parameters: { store: { required: true }, why: { default: "${secret:KEY}" } }
                        statements: [ { sql: "update intake set open = false, why = {why} where store = {store}" } ]
                """.formatted(DATABASE));
        try (var connection = DriverManager.getConnection(URL);
                var statement = connection.createStatement()) {
            statement.execute("create table intake (store varchar(9), open boolean, why varchar(99))");
            statement.execute("insert into intake values ('S1', true, ''), ('S2', true, '')");

            assertThat(tried("close", "store=S1", "--write").done().out())
                    .contains("  update intake set open = false, why = ? where store = ?\n")
                    .contains("  values: [[secret KEY], S1]\n", "  1 row\n")
                    .contains("  commit\n", "  committed\n");
            assertThat(tried("query", "open").done().out())
                    .contains("  select count(*) as \"value\" from intake where open\n", "  1 row\n  value=1\n");
            assertThat(tried("rows", "intake").done().out()).contains("  2 rows\n  [S1, false]\n  [S2, true]\n");
            assertThat(why(statement)).isEqualTo(SECRET);
        }
        assertThat(tried("close", "store=S1", "--write")
                        .endedWith(ExitCode.HALTED)
                        .out())
                .contains("  connect to jdbc:h2:mem:tried");
    }

    private static String why(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select why from intake where store = 'S1'")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void aFileIsShownWithTheNumberOfItsRows() throws Exception {
        environment("files", "with: { folder: data, records: { orders: { file: orders.csv, key: [id] } } }\n");
        place.write("data/orders.csv", "id,total\nSO-1,10\nSO-2,20\n");

        assertThat(tried("rows", "orders").done().out())
                .containsPattern("  read .*/data/orders\\.csv\n")
                .contains("  2 rows read, of which 2 selected, to the end of the file\n");
        assertThat(tried("set-flag", "flag=held", "value=from ops", "--write")
                        .done()
                        .out())
                .containsPattern("  set the flag .*/data/held\n  value: from ops\n");
        assertThat(tried("read-flag", "flag=held").done().out()).contains("  value: from ops\n");
        assertThat(tried("check").done().out()).contains("  columns: id, total\n");
    }

    @Test
    void aCommandOfARouterIsShownWithItsReply() throws Exception {
        try (var platform = new Platform("either")) {
            var haproxy = new Haproxy(folder, platform, platform);
            try {
                environment(
                        "haproxy",
                        "with: { socket: %s, map: { path: %s, key: '{segment.region}' } }\n"
                                .formatted(haproxy.socket(), haproxy.map()));

                assertThat(weights().done().out())
                        .contains("  show map " + haproxy.map() + "\n")
                        .containsPattern("  0x[0-9a-f]+ us-east 0\n");
                assertThat(tried("check").done().out()).contains("  show info");
            } finally {
                haproxy.stop();
            }
            assertThat(weights().endedWith(ExitCode.INCOMPLETE).out())
                    .contains("  connect to ", "  nothing listens at");
        }
    }

    private CommandContext weights() {
        return tried("weights", "traffic=orders", "from=tried", "to=tried", "--segment", "region=us-east");
    }

    @Test
    void theDocumentHasTheExchangesInTheirOrder() throws Exception {
        environment("http", """
                with:
                      url: "%s"
                      check: /health
                      metrics: { rate: { request: { url: "/stats" }, value: /rate } }
                """.formatted(service.url()));
        service.on("/health", asked -> Told.json(200, "{\"text\":\"" + "x".repeat(5000) + "\"}"));

        JsonNode exchange = new JsonMapper()
                .readTree(tried("check", "--output", "json").done().out())
                .path("exchanges")
                .path(0);

        assertThat(exchange.path("sent").asText()).startsWith("GET " + service.url() + "/health");
        assertThat(exchange.path("sentWhole").asBoolean()).isTrue();
        assertThat(exchange.path("answer").asText()).startsWith("status 200").hasSize(4096);
        assertThat(exchange.path("answerWhole").asBoolean()).isFalse();
        assertThat(exchange.path("seconds").isNumber()).isTrue();
    }

    private void environment(String connector, String settings) throws IOException {
        place.write("lab.yaml", """
                environment: lab
                live: false
                systems:
                  tried:
                    connector: %s
                    %s""".formatted(connector, settings));
    }

    /** Asks one question, and makes sure that no form of it shows the secret in any form. */
    private CommandContext tried(String... words) {
        var ended = place.run(Stream.concat(Stream.of("connectors", "try", "lab.yaml", "tried"), Stream.of(words))
                .toArray(String[]::new));
        String pair = Base64.getEncoder().encodeToString(("ann:" + SECRET).getBytes(StandardCharsets.UTF_8));
        for (String form : List.of(SECRET, SECRET.replace("/", "%2F"), pair)) {
            assertThat(ended.out() + ended.err()).doesNotContain(form);
        }
        return ended;
    }
}
