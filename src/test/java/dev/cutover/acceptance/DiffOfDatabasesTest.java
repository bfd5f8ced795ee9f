package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import dev.cutover.testkit.database.DatabaseServer;
import dev.cutover.testkit.database.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DiffOfDatabasesTest {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void fill() throws Exception {
        place = Place.in(folder).with("DATABASE", "not-a-secret");
        for (DatabaseServer server : new DatabaseServer[] {DATABASES.postgres(), DATABASES.mariaDb()}) {
            server.execute(
                    "drop table if exists diffed",
                    "create table diffed (id varchar(20), status varchar(20), total decimal(12,2))",
                    "insert into diffed values "
                            + IntStream.range(0, 90)
                                    .mapToObj(n -> "('" + n + "', 'picked', 10.5)")
                                    .collect(Collectors.joining(", ")));
        }
        DATABASES.mariaDb().execute("update diffed set total = 10.55 where id = '3'");
        Files.writeString(folder.resolve("databases.yaml"), """
                environment: databases
                systems:
                  left: { connector: jdbc, with: { driver: postgresql, host: 127.0.0.1, port: %d, %s
                  right: { connector: jdbc, with: { driver: mariadb, host: 127.0.0.1, port: %d, %s
                """.formatted(
                        DATABASES.postgres().port(), REST, DATABASES.mariaDb().port(), REST));
    }

    private static final String REST = "database: shop, user: cutover, password: \"${secret:DATABASE}\","
            + " records: { diffed: { query: select * from diffed, key: [id] } } } }";

    private String[] diff(String... more) {
        return Stream.concat(
                        Stream.of(
                                "diff",
                                "--env",
                                "databases.yaml",
                                "left.diffed",
                                "right.diffed",
                                "--key",
                                "id",
                                "--second-look",
                                "0s"),
                        Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void readingAndAddingUpFindTheSame() throws Exception {
        var read = place.run(diff("--push-down", "never", "--output", "json")).endedWith(ExitCode.HALTED);
        var summed =
                place.run(diff("--push-down", "always", "--output", "json")).endedWith(ExitCode.HALTED);

        var one = new ObjectMapper().readTree(read.out());
        var other = new ObjectMapper().readTree(summed.out());
        assertThat(other.findValue("figures")).isEqualTo(one.findValue("figures"));
        assertThat(other.findValue("causes")).isEqualTo(one.findValue("causes"));
        assertThat(summed.err()).contains("the databases add up their rows, md5: it is wanted");
    }

    @Test
    void aDatabaseThatIsNotThereLeavesTheComparisonIncomplete() throws Exception {
        var file = folder.resolve("databases.yaml");
        Files.writeString(
                file,
                Files.readString(file).replace("port: " + DATABASES.mariaDb().port(), "port: 1"));

        assertThat(place.run(diff()).endedWith(ExitCode.INCOMPLETE).err())
                .contains("error: right.diffed could not be read: ")
                .doesNotContain("not-a-secret");
    }
}
