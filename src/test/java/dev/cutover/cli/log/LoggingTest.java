package dev.cutover.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {
    @TempDir
    private Path home;

    private final String before = System.getProperty(LogFile.HOME, "");

    @BeforeEach
    void moveIn() {
        System.setProperty(LogFile.HOME, home.toString());
    }

    @AfterEach
    void moveOut() throws IOException {
        System.setProperty(LogFile.HOME, before);
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void warningsOfLibrariesGoToAFileOfTheOwnersAlone() throws IOException {
        Logger library = LoggerFactory.getLogger("org.example.Library");
        library.info("nobody needs to know");
        assertThat(home).isEmptyDirectory();

        library.warn("the {} is nearly full", "pool", new IllegalStateException("full"));

        var log = home.resolve("cutover.log");
        assertThat(log)
                .content()
                .contains("WARN org.example.Library the pool is nearly full\n", "IllegalStateException: full", "\tat ")
                .doesNotContain("nobody");
        assertThat(Files.getPosixFilePermissions(log)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void soDoThoseOfThePlatform() {
        new PlatformLogging();
        System.getLogger("org.example.Platform").log(System.Logger.Level.INFO, "nobody needs to know");
        System.getLogger("org.example.Platform").log(System.Logger.Level.WARNING, "closing", new IOException("gone"));

        assertThat(home.resolve("cutover.log"))
                .content()
                .contains("WARNING org.example.Platform closing\n", "IOException: gone")
                .doesNotContain("nobody");
    }

    @Test
    void whereThereIsNoHomeNoneIsMade() {
        System.setProperty(LogFile.HOME, home.resolve("none").toString());

        LoggerFactory.getLogger("org.example.Library").error("lost");

        assertThat(home).isEmptyDirectory();
    }
}
