package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import dev.cutover.testkit.OldAgainstNew;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cutover reconcile} over two tables of a database, on real time. */
class ReconciledTablesTest {
    private static final String DATABASE = "mem:reconciled-tables";
    private static final String RUNBOOK =
            OldAgainstNew.runbook("order_id", "timeout: 1h") + "redact: [email, { columns: [customer_name] }]\n";
    private static final String ENVIRONMENT = """
            environment: tables
            systems:
              old: { connector: jdbc, with: { driver: h2, database: "%1$s",
                records: { orders: { query: select * from orders, key: [order_id] } } } }
              new: { connector: jdbc, with: { driver: h2, database: "%1$s",
                records: { orders: { query: select * from copies, key: [order_id] } } } }
            """.formatted(DATABASE);

    @TempDir
    private Path folder;

    private Place place;
    private Connection connection;

    @BeforeEach
    void twoTables() throws IOException, SQLException {
        place = Place.in(folder);
        place.write("books.yaml", RUNBOOK);
        place.write("tables.yaml", ENVIRONMENT);
        connection = DriverManager.getConnection("jdbc:h2:" + DATABASE);
        execute("""
                create table orders (order_id varchar(20) primary key, total decimal(12,2), email varchar(60),
                    customer_name varchar(60))
                """);
        execute("""
                insert into orders select 'SO-' || (1000 + x), x * 1.25, 'u' || x || '@example.com', 'Person No' || x
                from system_range(1, 100)
                """);
        execute("create table copies as select * from orders");
    }

    @AfterEach
    void close() throws SQLException {
        execute("shutdown");
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private CommandContext reconcile(String... more) {
        var arguments = new String[more.length + 5];
        arguments[0] = "reconcile";
        arguments[1] = "books.yaml";
        arguments[2] = "recon";
        arguments[3] = "--env";
        arguments[4] = "tables.yaml";
        System.arraycopy(more, 0, arguments, 5, more.length);
        return place.run(arguments);
    }

    /** Everything that is kept of all runs. */
    private String stored() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(place.home().root())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void redactedValuesOfRowsReachNothingThatIsKeptOrShown() throws Exception {
        execute("update copies set email = 'eve' || order_id || '@example.org', customer_name = 'Smith ' || order_id"
                + " where order_id < 'SO-1013'");

        var told = reconcile("--output", "json").endedWith(ExitCode.HALTED);
        String run = place.home().runs().get(0).value();
        var exported = place.folder().resolve("handed.tar");
        place.run("export", run, "-o", "handed.tar").done();
        String all = stored()
                + told.out()
                + told.err()
                + place.run("report", run, "--format", "json").out()
                + place.run("report", run).out()
                + Files.readString(exported, StandardCharsets.ISO_8859_1);
        assertThat(all).contains("[redacted:customer_name]", "[redacted:email]", "SO-1007");
        assertThat(all).doesNotContain("eveSO-1007", "Smith SO", "u7@example.com", "Person No");
        assertThat(new ObjectMapper().readTree(told.out()).at("/causes").findValuesAsText("count"))
                .as("causes that read alike are one")
                .containsExactly("12", "12");
    }

    @Test
    void tenSamplesOfACauseAreRecorded() throws Exception {
        execute("update copies set total = total + 1 where order_id < 'SO-1013'");

        var told = reconcile("--output", "json").endedWith(ExitCode.HALTED);
        var document = new ObjectMapper().readTree(told.out());
        assertThat(document.at("/causes/0/samples")).hasSize(10);
        assertThat(document.at("/why").asText()).contains("12 of 100 orders differ");
        String run = place.home().runs().get(0).value();
        for (var format : new String[] {"md", "html"}) {
            assertThat(place.run("report", run, "--format", format).done().out().lines())
                    .as(format)
                    .filteredOn(line -> line.matches(".*(<td>total<|\\| total \\|).*SO-1.*"))
                    .hasSize(10);
        }
    }

    @Test
    void thatSumsWereOfNoUseIsToldWhereTheyAreAlwaysWanted() throws Exception {
        place.write("books.yaml", RUNBOOK.replace("timeout: 1h", "push-down: always"));
        execute("update copies set total = total + 1");

        var told = reconcile("--output", "json").endedWith(ExitCode.HALTED);
        assertThat(new ObjectMapper().readTree(told.out()).at("/advice").toString())
                .contains("all rows were read: 100 % of the rows are in buckets that differ");
        assertThat(told.err()).contains("all rows were read: 100 %");
    }

    @Test
    void whatHadComeBeforeTheTimeWasOverIsRecordedAsIncomplete() throws Exception {
        execute("create alias pause for \"java.lang.Thread.sleep(long)\"");
        place.write("books.yaml", RUNBOOK.replace("timeout: 1h", "timeout: 12s"));
        place.write("tables.yaml", ENVIRONMENT.replace("from copies,", "from copies where pause(200) is null,"));

        var told = reconcile().endedWith(ExitCode.INCOMPLETE);
        assertThat(told.out())
                .contains(
                        "INCOMPLETE",
                        "new.orders was not read to its end: no row had come when the time for reading was over: 6 s of"
                                + " the step's timeout of 12 s; with since: in the step, it reads fewer rows",
                        "read to its end");
        assertThat(place.run("runs").out()).contains("INCOMPLETE").doesNotContain("NOT PASSED");
        var listed = new ObjectMapper()
                .readTree(place.run("runs", "--output", "json").out())
                .at("/reconciliations/0");
        assertThat(listed.at("/verdict").asText()).isEqualTo("incomplete");
        assertThat(listed.at("/why").asText()).contains("the time for reading was over");
    }
}
