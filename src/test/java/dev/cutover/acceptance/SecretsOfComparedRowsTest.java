package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret of the environment that stands in a row is shown by no form of {@code cutover diff}. */
class SecretsOfComparedRowsTest {
    private static final String SECRET = "not-for-anybody";
    private static final String ENVIRONMENT = """
            environment: shop
            live: true
            systems:
              old: { connector: jdbc, with: { driver: h2, database: "mem:secret-rows", user: sa,
                password: "${secret:DATABASE}",
                records: { orders: { query: select * from orders, key: [id] }
                         , copies: { query: select * from copies, key: [id] } } } }
            """;

    @TempDir
    private Path folder;

    private Place place;
    private Connection connection;

    @BeforeEach
    void aRowThatHasTheSecret() throws IOException, SQLException {
        place = Place.in(folder).with("DATABASE", SECRET);
        place.write("shop.yaml", ENVIRONMENT);
        connection = DriverManager.getConnection("jdbc:h2:mem:secret-rows", "sa", SECRET);
        execute("create table orders (id varchar(20) primary key, note varchar(60), token varchar(60))");
        execute("insert into orders values ('1', 'a', 'mine'), ('2', 'a', 'mine'), ('3', 'a', 'mine')");
        execute("create table copies as select id, note, '" + SECRET + "' as token from orders");
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

    private CommandContext diff(String form) {
        return place.run(
                "diff",
                "--env",
                "shop.yaml",
                "old.orders",
                "old.copies",
                "--key",
                "id",
                "--second-look",
                "0s",
                "--output",
                form);
    }

    @Test
    void noFormShowsIt() {
        for (var form : new String[] {"text", "json", "csv"}) {
            var told = diff(form).endedWith(ExitCode.HALTED);

            assertThat(told.out())
                    .as(form)
                    .contains("token", "mine", "[secret DATABASE]")
                    .doesNotContain(SECRET);
            assertThat(told.err()).as(form).doesNotContain(SECRET);
        }
    }
}
