package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template is made anew with {@code -Dgolden.update}. */
class JournalTemplateTest {
    private static final Path SOURCE = Path.of("src/main/resources" + JournalTemplate.RESOURCE);
    private static final long MOST_BYTES = 96 * 1024;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeAnewIfAsked() throws IOException, SQLException {
        if (Boolean.getBoolean("golden.update")) {
            var database = JournalDatabase.file(folder.resolve("anew"), OutlineReader.NONE);
            database.migrate();
            try (var statement = database.handle().getConnection().createStatement()) {
                statement.execute("shutdown defrag");
            }
            Files.copy(folder.resolve("anew.mv.db"), SOURCE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void isWhatTheMigrationsMake() throws IOException {
        Files.copy(SOURCE, folder.resolve("template.mv.db"));
        try (var template = JournalDatabase.readOnly(folder.resolve("template"));
                var anew = JournalDatabase.memory(OutlineReader.NONE)) {
            anew.migrate();

            assertThat(new DatabaseTables(template.handle()).differenceFrom(new DatabaseTables(anew.handle())))
                    .as("make it anew with -Dgolden.update")
                    .isEmpty();
            assertThat(template.migrations()).isEqualTo(Migrations.count());
        }
    }

    /** Every run has a copy of it. */
    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(SOURCE)).isLessThan(MOST_BYTES);
    }

    @Test
    void isInTheJar() throws IOException {
        var file = Files.createFile(folder.resolve("copy"));
        JournalTemplate.copyTo(file);

        assertThat(file).hasSameBinaryContentAs(SOURCE);
    }
}
